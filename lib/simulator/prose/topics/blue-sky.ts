import type { Topic } from './topic.ts';

export const blueSky: Topic = {
  title: 'Why the sky is blue',
  keys: [
    ['sky', 'blue'],
    ['rayleigh'],
    ['sunset', 'red'],
    ['sunsets', 'red'],
    ['colour of the sky'],
    ['color of the sky'],
  ],
  short:
    'Air molecules scatter short wavelengths far more than long ones, so blue light reaches you from every part of the sky while red passes almost straight through.',
  points: [
    ['Name', 'Rayleigh scattering; strength goes with $1/\\lambda^4$.'],
    ['Size of it', 'blue at 450 nm scatters about 4.4 times as much as red at 650 nm.'],
    ['Not violet', 'there is less of it in sunlight, and our eyes respond to it weakly.'],
    ['Sunset', 'a longer path removes the blue and leaves the red.'],
  ],
  lead: 'The whole effect lies in how strongly each colour is scattered by air, compared here with red:',
  table: {
    head: ['Light', 'Wavelength', 'Scattered, red = 1'],
    rows: [
      ['Red', '650 nm', '1'],
      ['Yellow', '580 nm', '1.6'],
      ['Green', '530 nm', '2.3'],
      ['Blue', '450 nm', '4.4'],
      ['Violet', '400 nm', '7.0'],
    ],
  },
  rules: [
    'Tiny scatterers, gas molecules: blue.',
    'Droplets as large as the wavelength or larger, clouds: white.',
    'No air at all, as on the Moon: a black sky by day.',
  ],
  doubt:
    'If shorter waves scatter more, the sky ought to be violet. An explanation that skips this is incomplete. Less violet leaves the Sun, some is absorbed high up, and our eyes respond weakly to it, so the mixture reads as blue',
  reasoning: [
    'Sunlight holds all colours. Air molecules are far smaller than any of the waves, and such tiny obstacles deflect short waves much more: the strength goes with $1/\\lambda^4$. From 650 to 450 nm that is $(650/450)^4 \\approx 4.4$.',
    'So look away from the Sun. The light that comes from there must have been deflected towards you, and deflected light is mostly blue. Now look at the setting Sun. Its light crossed so much air that the blue was lost on the way, for somebody else’s sky.',
  ],
  decide: {
    head: ['What you see', 'Why', 'Test'],
    rows: [
      ['blue overhead', 'scattered short waves', 'deepest well away from the Sun'],
      ['red at sunset', 'blue removed on a long path', 'dust makes it stronger'],
      ['white clouds', 'droplets scatter all colours', 'no favourite wavelength'],
      ['black on the Moon', 'no air, no scattering', 'stars possible by day'],
    ],
  },
  verdict:
    'Blue is the colour that air throws sideways. The red sunset is the same fact seen from the other end.',
  essay: [
    'White light leaves the Sun with every colour in it and travels for eight minutes through nothing at all. Only in the last hundred kilometres does it meet resistance, and a gentle one: the molecules of our air, each thousands of times smaller than a grain of dust and far smaller than the waves that wash over it. They do not stop the light. They nudge some of it sideways.',
    'They do not nudge all colours alike. The shorter the wave, the stronger the push, and steeply so: blue is sent astray more than four times as readily as red. Thus the red goes on towards the ground in a straight line, while the blue bounces from place to place until it fills the whole vault. Whichever way you look, some of it is just arriving. We call this the colour of the sky, although it is more truly the colour of what the air has turned aside.',
    'Towards evening the same light reaches us on a slant, through many times as much air. By then the blue has been scattered away over other people’s afternoons, and what is left for us is orange and red. One might say that every sunset is the remainder of somebody’s blue noon. And why not violet, whose waves are shorter still? There is less of it to begin with, and our eyes have never cared for it very much.',
  ],
  quote: 'Every sunset is what remains after somebody else has had the blue.',
  caveat:
    'Dust, smoke and large droplets scatter differently, which is why haze looks white and volcanic ash can give very strange sunsets.',
  picture:
    'Picture white light entering from the left as a bundle of coloured threads. The red threads run nearly straight across the page. The blue ones zigzag and fill the whole page, so that the paper itself looks blue.',
  code: {
    language: 'python',
    source: `# Rayleigh scattering relative to red light at 650 nm.
WAVELENGTHS = {"red": 650, "yellow": 580, "green": 530, "blue": 450, "violet": 400}

for name, nanometres in WAVELENGTHS.items():
    strength = (650 / nanometres) ** 4
    print(f"{name:7} {nanometres} nm  {strength:4.1f}  {'#' * round(strength * 4)}")`,
    note: 'The fourth power does all the work: change it to 1 and the sky would look nearly white.',
  },
  abroad:
    'Not every language draws the line in the same place: Russian has separate everyday words for light blue (*голубой*) and dark blue (*синий*), while Welsh *glas* and Japanese *ao* have at times covered green as well.',
  notes: [
    ['Français', 'L’air diffuse le bleu bien plus que le rouge.'],
    ['Deutsch', 'Luft streut blaues Licht viel stärker als rotes.'],
  ],
};
