"""Species: which body plan and features each animal word stands for."""

from __future__ import annotations

from dataclasses import dataclass

from illustration.painter.pigment import Colour


@dataclass(frozen=True)
class Species:
    """A kind of animal as the painter builds it.

    `plan` is the body (one of figures.PLANS); the rest are the parts that make an owl an owl on
    the same body. `build` is how an animal on four legs is built (quadruped.BUILDS).
    """

    plan: str
    body: Colour
    belly: Colour
    ears: str = "round"
    muzzle: str = "round"
    tail: str = "short"
    horns: str = ""
    pattern: str = ""
    neck: float = 0.0
    girth: float = 1.0
    build: str = ""


_B = "beast"
_Q = "quadruped"
SPECIES: dict[str, Species] = {
    "fox": Species(_B, (222, 112, 46), (250, 238, 220), "pointed", "fox", "bushy"),
    "wolf": Species(_Q, (134, 140, 152), (228, 226, 222), "pointed", "fox", "bushy"),
    "dog": Species(_Q, (196, 142, 86), (246, 230, 202), "floppy", "dog", "thin"),
    "cat": Species(_Q, (226, 152, 76), (250, 236, 214), "cat", "cat", "thin", pattern="tabby"),
    "lion": Species(_Q, (224, 170, 88), (246, 222, 172), "round", "cat", "tuft", pattern="mane"),
    "tiger": Species(_Q, (236, 140, 52), (252, 240, 222), "round", "cat", "thin", pattern="tabby"),
    "leopard": Species(_Q, (232, 180, 92), (250, 236, 206), "round", "cat", "thin",
                       pattern="spots"),
    "bear": Species(_B, (142, 94, 60), (214, 176, 132), "round", "bear", "puff", girth=1.12),
    "panda": Species(_B, (246, 244, 240), (246, 244, 240), "round", "bear", "puff", "", "panda",
                     girth=1.1),
    "mouse": Species(_B, (166, 160, 166), (238, 222, 218), "big", "mouse", "string", girth=0.95),
    "hedgehog": Species(_B, (138, 100, 72), (240, 216, 180), "small", "mouse", "none", "",
                        "spines"),
    "squirrel": Species(_B, (192, 102, 56), (248, 226, 196), "tufted", "mouse", "plume"),
    "rabbit": Species(_B, (208, 182, 154), (250, 242, 232), "long", "rabbit", "puff"),
    "badger": Species(_B, (104, 104, 116), (232, 230, 226), "small", "bear", "short", "", "mask"),
    "monkey": Species(_B, (150, 100, 64), (236, 200, 160), "side", "monkey", "curl"),
    "elephant": Species(_Q, (148, 156, 172), (182, 188, 200), "flap", "trunk", "string",
                        girth=1.16, build="heavy"),
    "pig": Species(_Q, (244, 176, 176), (250, 208, 204), "fold", "snout", "curl", girth=1.12,
               build="heavy"),
    "cow": Species(_Q, (244, 238, 228), (246, 226, 214), "drop", "cow", "tuft", "cow", "patches",
               build="ox"),
    "goat": Species(_Q, (232, 222, 204), (246, 240, 230), "drop", "long", "puff", "goat",
               build="woolly"),
    "sheep": Species(_Q, (246, 240, 226), (246, 240, 226), "drop", "sheep", "puff", "", "wool",
                     girth=1.1, build="woolly"),
    "deer": Species(_Q, (190, 128, 78), (248, 228, 198), "drop", "long", "puff", "antlers",
               "fawn", build="hoofed"),
    "horse": Species(_Q, (164, 104, 66), (204, 152, 110), "pointed", "long", "plume", "",
                     "forelock", build="hoofed"),
    "zebra": Species(_Q, (246, 244, 240), (246, 244, 240), "pointed", "long", "tuft", "", "zebra",
               build="hoofed"),
    "giraffe": Species(_Q, (240, 196, 104), (250, 228, 176), "drop", "long", "tuft", "knobs",
                       "giraffe", 0.24, build="tall"),
    "hippo": Species(_Q, (158, 144, 164), (206, 188, 200), "small", "cow", "short", girth=1.2,
               build="heavy"),
    "rhino": Species(_Q, (154, 154, 160), (188, 186, 188), "small", "long", "string", "rhino",
                     girth=1.16, build="heavy"),
    "frog": Species(_B, (110, 172, 82), (224, 232, 168), "frog", "wide", "none", girth=1.08),
    "crocodile": Species(_Q, (96, 142, 88), (216, 222, 160), "frog", "croc", "dragon", "",
               "ridge", build="low"),
    "lizard": Species(_Q, (122, 170, 92), (232, 226, 160), "none", "wide", "dragon", "", "ridge",
                      build="low"),
    "dinosaur": Species(_B, (116, 158, 112), (236, 218, 150), "none", "croc", "dragon", "",
                        "ridge", girth=1.08),
    "dragon": Species("dragon", (104, 160, 110), (238, 216, 140), "small", "croc", "dragon",
                      "goat", "ridge"),
    "koala": Species(_B, (160, 164, 172), (236, 232, 230), "big", "koala", "none"),
    "owl": Species("bird", (134, 98, 70), (236, 216, 184), "tufts", "owl"),
    "bird": Species("bird", (92, 148, 204), (248, 232, 206), "", "beak", "fan"),
    "robin": Species("bird", (140, 108, 82), (222, 98, 60), "", "beak", "fan"),
    "duck": Species("bird", (248, 214, 92), (252, 234, 160), "", "bill", "fan"),
    "goose": Species("bird", (248, 246, 240), (248, 246, 240), "", "bill", "fan", neck=0.14),
    "hen": Species("bird", (206, 132, 80), (246, 226, 194), "comb", "beak", "fan"),
    "penguin": Species("bird", (62, 68, 88), (248, 246, 238), "", "beak", "fan"),
    "crow": Species("bird", (66, 66, 82), (92, 92, 110), "", "long-beak", "fan"),
    "eagle": Species("bird", (122, 84, 58), (240, 232, 216), "", "hook", "fan"),
    "parrot": Species("bird", (214, 70, 58), (250, 206, 88), "", "hook", "fan"),
    "stork": Species("bird", (248, 246, 242), (248, 246, 242), "", "long-beak", "fan", neck=0.2),
    "flamingo": Species("bird", (246, 160, 168), (250, 190, 190), "", "hook", "fan", neck=0.2),
    "peacock": Species("bird", (44, 110, 168), (66, 160, 150), "crest", "beak", "train"),
    "turtle": Species("turtle", (138, 166, 94), (230, 216, 156)),
    "fish": Species("fish", (240, 142, 66), (252, 214, 150)),
    "whale": Species("fish", (92, 128, 172), (222, 230, 234), tail="fluke", girth=1.25),
    "spider": Species("spider", (96, 76, 92), (150, 120, 130)),
    "snake": Species("snake", (128, 164, 84), (232, 220, 150)),
    "worm": Species("snake", (226, 150, 140), (244, 190, 176)),
    "bee": Species("bug", (246, 200, 70), (70, 58, 60), pattern="bands"),
    "ladybird": Species("bug", (214, 62, 52), (52, 48, 56), pattern="spots"),
    "butterfly": Species("bug", (236, 130, 80), (250, 206, 110), pattern="wings"),
    "ant": Species("ant", (122, 72, 56), (150, 96, 74)),
    "snail": Species("snail", (214, 178, 132), (198, 128, 84)),
    "octopus": Species("octopus", (206, 102, 128), (242, 180, 178)),
    "crab": Species("crab", (222, 92, 66), (246, 178, 140)),
}  # fmt: skip

ALIASES = {
    "fox": "vixen foxes", "wolf": "wolves coyote jackal husky hyena dingo",
    "dog": "dogs puppy pup hound terrier poodle spaniel", "cat": "cats kitten kitty tomcat",
    "lion": "lions lioness", "tiger": "tigers",
           "leopard": "cheetah leopards jaguar panther puma lynx",
    "bear": "bears teddy grizzly polar wombat beaver otter seal walrus marmot mole capybara",
    "panda": "pandas lemur", "mouse": "mice rat rats hamster shrew gerbil vole bat bats",
    "hedgehog": "hedgehogs porcupine echidna", "squirrel": "squirrels chipmunk",
    "rabbit": "rabbits bunny hare hares bunnies kangaroo wallaby",
    "badger": "badgers raccoon skunk ferret weasel stoat",
           "monkey": "monkeys ape gorilla chimpanzee "
    "baboon orangutan chimp sloth", "elephant": "elephants mammoth",
           "pig": "pigs piglet boar warthog "
    "hog tapir", "cow": "cows bull ox calf buffalo bison cattle yak", "goat": "goats ibex antelope "
    "gazelle", "sheep": "lamb ram lambs alpaca llama",
           "deer": "fawn stag moose reindeer elk doe impala",
    "horse": "horses pony foal donkey mule unicorn camel", "zebra": "zebras okapi",
    "giraffe": "giraffes", "hippo": "hippopotamus hippos manatee", "rhino": "rhinoceros rhinos",
    "frog": "frogs toad toads tadpole", "crocodile": "crocodiles alligator caiman",
    "dragon": "dragons wyvern griffin", "lizard": "lizards gecko iguana chameleon salamander newt",
    "dinosaur": "dinosaurs monster tyrannosaurus", "koala": "koalas",
    "owl": "owls owlet", "bird": "birds sparrow finch swallow bluebird wren tit canary pigeon dove "
    "hummingbird nightingale thrush warbler kingfisher hoopoe", "robin": "robins", "duck": "ducks "
    "duckling chick chicks", "goose": "geese swan swans gosling",
           "hen": "chicken hens rooster cock "
    "cockerel turkey", "penguin": "penguins puffin gull seagull",
           "crow": "crows raven magpie jackdaw "
    "blackbird rook woodpecker", "eagle": "eagles hawk falcon vulture buzzard",
    "parrot": "parrots macaw toucan budgie", "stork": "storks heron crane ostrich emu ibis",
    "flamingo": "flamingos", "peacock": "peacocks peahen pheasant", "turtle": "turtles tortoise "
    "terrapin armadillo", "fish": "fishes goldfish shark trout salmon seahorse carp pike minnow",
    "whale": "whales dolphin orca porpoise",
           "spider": "spiders tarantula anansi", "octopus": "octopuses squid jellyfish cuttlefish",
    "crab": "crabs lobster crayfish shrimp scorpion",
               "snake": "snakes serpent python cobra eel viper",
           "worm": "worms caterpillar earthworm",
    "bee": "bees wasp bumblebee firefly hornet mosquito", "ladybird": "ladybug beetle beetles "
    "ladybirds cricket grasshopper", "butterfly": "butterflies moth dragonfly",
           "ant": "ants termite",
    "snail": "snails slug",
}  # fmt: skip

PEOPLE = {
    "child": "child kid boy girl son daughter toddler baby schoolboy schoolgirl pupil brother "
             "sister "
             "prince princess niece nephew twin elf fairy friend grandson granddaughter children",
    "adult": "man woman mother father mum mom mummy mommy dad daddy papa mama aunt uncle "
             "teacher king "
             "queen farmer lady gentleman sailor fisherman baker doctor nurse person human parent "
             "soldier captain pirate knight hunter shepherd cook chef builder giant men women "
             "people "
             "postman wizard witch robot astronaut neighbour neighbor stranger chief driver thief",
    "old": "grandmother grandfather grandma grandpa granny grandad gran nana elder",
}  # fmt: skip

ANIMAL_OF = {name: name for name in SPECIES} | {
    alias: name for name, aliases in ALIASES.items() for alias in aliases.split()
}
PERSON_OF = {word: age for age, words in PEOPLE.items() for word in words.split()}
