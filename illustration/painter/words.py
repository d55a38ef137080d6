"""Scene words: which spoken words call for which place or thing in a picture."""

from __future__ import annotations

from illustration.painter.colours import words_of

PLACES = {
    "underwater": "underwater seabed reef coral undersea",
    "cave": "cave cavern den burrow tunnel",
    "room": "room bedroom kitchen bed indoors inside classroom parlour lounge sofa "
            "couch cradle armchair fireplace hearth library bookshop bathroom bathtub bath hall "
            "cupboard ceiling carpet blackboard pillow blanket bunk nursery table workshop "
            "workbench toolshed desk attic oven stove clinic hospital",
    "space": "space planet rocket astronaut galaxy",
    "city": "city town street skyscraper buildings building downtown pavement shop shops market "
            "traffic bus square tower",
    "snow": "snow snowy snowfield ice icy glacier igloo snowman sledge sled frozen snowflakes",
    "sea": "sea ocean beach shore coast island seagull harbour harbor seaside bay ship "
           "lighthouse surf seashore shell pirate",
    "lake": "lake pond pool lagoon lakeside lily reeds marsh swamp boat canoe rowboat raft dinghy "
            "sailboat",
    "river": "river stream creek brook riverbank waterfall bridge ford",
    "savanna": "savanna savannah desert dunes plains acacia waterhole africa dusty bush "
               "drought "
               "dry",
    "jungle": "jungle rainforest palm palms tropical vines",
    "forest": "forest wood woods woodland trees grove firs pines oaks clearing thicket",
    "mountain": "mountain mountains peak cliff summit valley alps volcano rocky",
    "field": "field fields farm crops wheat corn maize barn harvest hay plough furrow orchard "
             "vegetables pumpkin scarecrow farmer",
    "garden": "garden flowers flower flowerbed roses tulips sunflowers park blossom blossoms "
              "greenhouse gate",
    "village": "village house houses home cottage hut huts cabin hamlet homestead compound school",
    "sky": "cloud clouds sky airplane aeroplane",
    "hills": "hill hills hillside hilltop slope",
    "meadow": "meadow grass grassland pasture picnic lawn glade",
}  # fmt: skip

THINGS = {
    "moon": "moon moonlight moonlit", "stars": "star stars starry starlight",
    "rainbow": "rainbow", "rain": "rain rainy raining rained rainstorm downpour drizzle storm "
    "stormy tempest thunderstorm", "puddles": "puddle puddles",
    "snowfall": "snowfall snow snowing snowflake snowflakes blizzard snowy snowstorm flurries",
    "wind": "wind windy breeze breezy gust gusts gale blows blowing blew storm",
    "autumn": "autumn autumnal october november", "blossom": "spring springtime blossom blossoms "
    "cherry", "umbrella": "umbrella parasol",
    "lightning": "lightning thunder thunderstorm", "fog": "fog foggy mist misty",
    "boat": "boat canoe rowboat dinghy raft sail sailing sailboat ship", "bridge": "bridge",
    "lighthouse": "lighthouse", "path": "path road lane track trail way walked journey",
    "house": "house home cottage cabin hut school", "village": "village houses huts town homes",
    "barn": "barn farm", "fence": "fence gate", "flowers": "flower flowers blossom blossoms roses "
    "tulips daisies bloom", "mushrooms": "mushroom mushrooms toadstool", "fire": "fire campfire "
    "bonfire flames", "pot": "pot porridge soup cooking cook cooked stew food", "balloon":
    "balloon balloons", "kite": "kite", "butterfly": "butterfly butterflies", "nest": "nest",
    "tree": "tree oak branch", "rocks": "rock rocks stone stones boulder", "snowman": "snowman",
    "bed": "bed bedroom asleep bedtime pillow blanket cradle sleeps sleep sleeping",
    "lamp": "lamp candle lantern", "stove": "kitchen stove oven",
    "bath": "bathroom bathtub bath", "blackboard": "classroom blackboard teacher",
    "shelves": "library bookshop", "workbench": "workshop workbench toolshed",
    "hearth": "hearth fireplace parlour", "sofa": "sofa couch armchair lounge",
    "bench": "bench", "car": "car", "train": "train railway", "rocket": "rocket spaceship",
    "table": "table kitchen breakfast dinner supper lunch ate eat", "books": "book books",
               "ball": "ball football", "well": "well", "birds": "flock swallows geese",
    "mountains": "mountain mountains peak", "waterfall": "waterfall",
    "sunflowers": "sunflower sunflowers", "pumpkins": "pumpkin pumpkins", "tent": "tent camp",
    "island": "island", "castle": "castle palace king queen kingdom", "basket": "basket",
}  # fmt: skip

HELD = {
    "lantern": "lantern lamp candle torch flashlight",
               "flower": "flower flowers bouquet daisy rose",
    "balloon": "balloon balloons", "umbrella": "umbrella parasol", "basket": "basket",
    "book": "book books letter map newspaper", "ball": "ball", "cup": "cup mug tea cocoa",
    "stick": "stick staff wand cane broom",
}  # fmt: skip
HOLDING = frozenset(["hold", "holds", "holding", "held", "carry", "carries", "carrying", "carried",
                     "lifts", "lifting", "with", "brings", "bringing"])  # fmt: skip

ACTIONS = {
    "sleep": "sleep sleeps sleeping slept asleep nap naps napping dream dreams dreaming dreamt "
             "snore snores snoring dozes",
    "fly": "fly flies flying flew soar soars soaring glide glides hover hovers swoops",
    "wave": "wave waves waving waved hello goodbye greets greet greeting bye cheers cheering",
    "sit": "sit sits sitting sat seated rests resting rested perch perches perched crouches",
    "run": "run runs running ran hurries hurry hurrying races racing raced rushes rushing chases "
           "chasing chased dashes flees escapes",
    "jump": "jump jumps jumping jumped leap leaps leaping leapt hops hopping hopped bounces "
            "bouncing dances dancing danced",
    "walk": "walk walks walking walked goes march marches marching strolls strolling skips "
            "follows climbs steps tiptoes wanders travels travelling hiking hikes",
    "read": "read reads reading study studies studying",
    "hold": "hold holds holding held carry carries carrying carried lifts lifting",
    "reach": "reach reaches reaching points pointing gives catches "
             "stretches picks asks shows laughs laughing happy joy",
}  # fmt: skip


def _reverse(table: dict[str, str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name, words in table.items():
        for word in words.split():
            found[word] = (*found.get(word, ()), name)
    return found


_PLACE_OF = _reverse(PLACES)
_THING_OF = _reverse(THINGS)
_ACTION_OF = _reverse(ACTIONS)
_HELD_OF = _reverse(HELD)


def places_in(text: str) -> list[str]:
    """The places a text names, each once; of several the more telling one comes first."""
    spoken = {place for word in words_of(text) for place in _PLACE_OF.get(word, ())}
    return [place for place in PLACES if place in spoken]


def things_in(text: str) -> frozenset[str]:
    """The things a text names."""
    return frozenset(t for word in words_of(text) for t in _THING_OF.get(word, ()))


def held_in(text: str) -> str:
    """What is held, carried or had with one, the first such thing the text names; else ""."""
    words = words_of(text)
    for index, word in enumerate(words):
        if word in HOLDING:
            found = (_HELD_OF[near][0] for near in words[index + 1 : index + 5] if near in _HELD_OF)
            if held := next(found, ""):
                return held
    return ""


def action_in(text: str) -> str:
    """What is being done, the first deed the text names; "stand" when it names none."""
    for word in words_of(text):
        if word in _ACTION_OF:
            return _ACTION_OF[word][0]
    return "stand"
