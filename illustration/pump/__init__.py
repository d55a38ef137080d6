"""One pump for each provider account: every picture in flight, of all publishers, from one loop.

The loop is an ordinary one in a worker's main thread and alone talks to the database; a carrier
(providers/carriage) does the network in a thread of its own. What the pump knows is in the rows:
another one goes on where it stopped, wherever that was.
"""
