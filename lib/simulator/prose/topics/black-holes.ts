import type { Topic } from './topic.ts';

export const blackHoles: Topic = {
  title: 'Black holes',
  keys: [['black hole'], ['event horizon'], ['schwarzschild'], ['hawking radiation']],
  short:
    'A black hole is a region where gravity is so strong that nothing inside its horizon, light included, can get out. The commonest kind forms when a massive star’s core collapses.',
  points: [
    ['Horizon', 'a border, not a surface; crossing it is one-way.'],
    ['Size', 'about 3 km of radius for each solar mass.'],
    ['They do not suck', 'replace the Sun by one of equal mass and the Earth would keep its orbit.'],
    ['Seen by', 'hot gas around them, orbiting stars, gravitational waves.'],
  ],
  lead: 'They come in sizes, and the horizon grows in step with the mass:',
  table: {
    head: ['Kind', 'Mass in Suns', 'Horizon radius', 'Example'],
    rows: [
      ['Stellar', 'about 3 to 100', '9 to 300 km', 'Cygnus X-1, about 21'],
      ['Intermediate', 'hundreds to 100,000', 'up to 300,000 km', 'few good candidates'],
      [
        'Supermassive',
        'millions to billions',
        'up to the size of the Solar System and more',
        'Sagittarius A*, about 4 million',
      ],
    ],
  },
  rules: [
    'Far away, a black hole pulls like any other body of its mass.',
    'Close in, tides kill before the horizon if the hole is small.',
    'Horizon radius in kilometres ≈ 3 × mass in Suns.',
  ],
  doubt:
    'The vacuum-cleaner image has to go: at a distance a black hole attracts exactly as much as a star of its mass. And I should be careful to say that what lies at the centre is not known',
  reasoning: [
    'Start with escape speed. From the Earth it is 11 km/s, from the Sun’s surface 618 km/s. Squeeze the same mass smaller and it rises. Where it reaches the speed of light there is a border, at $r_s = 2GM/c^2$, from behind which nothing can return.',
    'Newton’s picture happens to give the right radius; general relativity gives the right reason. Inside, space and time are tilted so far that every possible path leads inwards. Getting out is not a matter of power. There is no direction called out.',
  ],
  decide: {
    head: ['Common belief', 'Verdict', 'Because'],
    rows: [
      ['they suck everything in', 'false', 'orbits work as usual'],
      ['we have pictures', 'true', 'of the glow round M87* and Sgr A*'],
      ['they last for ever', 'probably not', 'Hawking radiation, immensely slow'],
      ['time stops for the traveller', 'false', 'only a distant watcher sees it slow'],
    ],
  },
  verdict:
    'Think of it as a place with a one-way border, and not as a monster. What happens at the very centre is an open question.',
  essay: [
    'When a star some twenty times heavier than ours has burned what it can burn, nothing is left to hold it up. The core falls inwards in less than a second, and if enough of it remains, no known force will stop the fall. What is left behind is not so much a thing as a place: a region with a border, past which all roads lead down.',
    'The border is called the event horizon, and there is nothing there to bump into. A traveller crossing the horizon of a very large black hole might notice nothing special at that moment. Someone watching from afar would see the traveller grow slower and redder, fading at the edge and never quite arriving. Both accounts are right. They disagree because gravity bends time as well as space, and near a horizon it bends it without limit.',
    'From a distance, however, a black hole is a quiet neighbour. It pulls exactly as hard as any star of the same mass, and one could circle it for ages in perfect safety. We know of them by their company: gas that glows before it falls, stars that swing round something dark, and since 2015 the faint tremor of space itself when two of them meet. In 2019 astronomers showed a picture of the ring of light around one, in the galaxy M87. Of what is at the centre we know only that our equations stop there.',
  ],
  quote: 'A black hole is less a thing than a place from which every road leads inwards.',
  caveat:
    'Masses and radii here are rounded, and "singularity" names the point where our theory fails rather than something anybody has observed.',
  picture:
    'Picture a river that speeds up towards a waterfall. Upstream the fish swim freely. At one line the water moves as fast as the fastest fish: that line is the horizon. Nothing marks it, and nothing that drifts across comes back.',
  code: {
    language: 'python',
    source: `G = 6.674e-11  # m^3 kg^-1 s^-2
C = 299_792_458  # m/s
BODIES = {"Earth": 5.972e24, "Sun": 1.989e30, "Sagittarius A*": 4.3e6 * 1.989e30}  # kg

def horizon_radius(mass: float) -> float:
    """Schwarzschild radius in metres, for a black hole that does not spin."""
    return 2 * G * mass / C**2

for name, mass in BODIES.items():
    print(f"{name:15} {horizon_radius(mass):.3g} m")
# Earth 0.00887 m: you would have to squeeze it to a marble`,
    note: 'The formula is linear in the mass: ten times the mass, ten times the radius.',
  },
  abroad:
    'The first image took eight telescopes on four continents and at the South Pole, from Hawaii to Spain to the Atacama, working together as one dish almost as wide as the Earth.',
  notes: [
    ['Français', 'Un trou noir est un lieu dont rien ne ressort, pas même la lumière.'],
    ['Español', 'Un agujero negro es un lugar del que nada sale, ni siquiera la luz.'],
  ],
};
