"""Scene words: which spoken words call for which place or thing in a picture."""

from __future__ import annotations

from illustration.painter.colours import words_of

PLACES = {
    "underwater": "underwater seabed reef coral undersea",
    "cave": "cave cavern den burrow tunnel",
    "room": "room bedroom kitchen bed house-inside indoors inside classroom school-room parlour "
            "living-room sofa cradle armchair fireplace hearth library bathroom bathtub hall "
            "cupboard ceiling carpet blackboard pillow blanket bunk nursery table "
            "desk attic oven stove clinic hospital",
    "space": "space planet rocket astronaut galaxy",
    "city": "city town street skyscraper buildings building downtown pavement shop shops market "
            "traffic bus square tower",
    "snow": "snow snowy snowfield ice icy glacier igloo snowman sledge sled frozen snowflakes",
    "sea": "sea ocean beach shore coast island seagull harbour harbor seaside bay ship "
           "lighthouse surf seashore shell pirate",
    "lake": "lake pond pool lagoon lakeside lily reeds marsh swamp",
    "river": "river stream creek brook riverbank waterfall bridge ford",
    "savanna": "savanna savannah desert dunes plain plains acacia waterhole africa dusty bush "
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
    "sky": "cloud clouds sky above-clouds airplane aeroplane",
    "hills": "hill hills hillside hilltop slope",
    "meadow": "meadow grass grassland pasture picnic lawn glade",
}  # fmt: skip

THINGS = {
    "moon": "moon moonlight moonlit", "stars": "star stars starry starlight",
    "rainbow": "rainbow", "rain": "rain rainy raining rained rainstorm downpour drizzle puddle "
    "puddles umbrella wet", "snowfall": "snow snowing snowflakes blizzard snowy snowstorm",
    "lightning": "lightning thunder thunderstorm", "fog": "fog foggy mist misty",
    "boat": "boat canoe rowboat dinghy raft sail sailing sailboat ship", "bridge": "bridge",
    "lighthouse": "lighthouse", "path": "path road lane track trail way walked journey",
    "house": "house home cottage cabin hut school", "village": "village houses huts town homes",
    "barn": "barn farm", "fence": "fence gate", "flowers": "flower flowers blossom blossoms roses "
    "tulips daisies bloom", "mushrooms": "mushroom mushrooms toadstool", "fire": "fire campfire "
    "bonfire flames", "pot": "pot porridge soup cooking cook cooked stew food", "balloon":
    "balloon balloons", "kite": "kite", "butterfly": "butterfly butterflies", "nest": "nest",
    "tree": "tree oak branch", "rocks": "rock rocks stone stones boulder", "trees": "trees woods",
    "snowman": "snowman", "bed": "bed bedroom asleep bedtime pillow blanket cradle sleeps "
    "sleep sleeping", "lamp": "lamp candle lantern", "stove": "kitchen stove oven cooking",
    "table": "table kitchen breakfast dinner supper lunch ate eat", "books": "book books library "
    "read reading school classroom", "ball": "ball football", "well": "well", "birds": "flock",
    "crocodile": "", "mountains": "mountain mountains peak", "waterfall": "waterfall",
    "sunflowers": "sunflower sunflowers", "pumpkins": "pumpkin pumpkins", "tent": "tent camp",
    "island": "island", "castle": "castle palace king queen kingdom", "basket": "basket",
}  # fmt: skip

ACTIONS = {
    "sleep": "sleep sleeps sleeping slept asleep nap naps napping dream dreams dreaming dreamt "
             "snore snores snoring dozes",
    "fly": "fly flies flying flew soar soars soaring glide glides hover hovers swoops",
    "wave": "wave waves waving waved hello goodbye greets greet greeting bye cheers cheering",
    "sit": "sit sits sitting sat seated rests resting rested perch perches perched crouches",
    "walk": "walk walks walking walked run runs running ran goes hurries march marches strolls "
            "skips follows climbs steps tiptoes wanders chases travels hiking hikes dances",
    "reach": "reach reaches reaching points pointing looks-up holds holding gives catches "
             "stretches picks asks shows jumped jumps jump leaps laughs laughing happy joy",
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


def places_in(text: str) -> list[str]:
    """The places a text names, each once; of several the more telling one comes first."""
    spoken = {place for word in words_of(text) for place in _PLACE_OF.get(word, ())}
    return [place for place in PLACES if place in spoken]


def things_in(text: str) -> frozenset[str]:
    """The things a text names."""
    return frozenset(t for word in words_of(text) for t in _THING_OF.get(word, ()))


def action_in(text: str) -> str:
    """What is being done, the first deed the text names; "stand" when it names none."""
    for word in words_of(text):
        if word in _ACTION_OF:
            return _ACTION_OF[word][0]
    return "stand"
