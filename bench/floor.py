"""The floor of a cold answer: start Python, import pyoxigraph, load the files, and nothing else.

Give the Turtle files as arguments; the number of triples is printed. No other module is imported,
because each would raise the floor.
"""

import sys

from pyoxigraph import Store

store = Store()
for path in sys.argv[1:]:
    store.load(path=path)
print(len(store))
