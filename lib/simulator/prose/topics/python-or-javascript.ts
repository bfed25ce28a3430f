import type { Topic } from './topic.ts';

export const pythonOrJavascript: Topic = {
  title: 'Python or JavaScript',
  keys: [
    ['python', 'javascript'],
    ['python', 'js'],
    ['python', 'typescript'],
    ['python', 'node'],
  ],
  short:
    'Python for data, science, machine learning and scripts. JavaScript for anything that runs in a browser, and for teams that want one language on both sides.',
  points: [
    ['Python', 'unmatched libraries for numbers and data.'],
    ['JavaScript', 'the only language every browser runs natively, WebAssembly aside.'],
    ['Async', 'JavaScript was born with an event loop; Python has `asyncio`.'],
    ['Types', 'TypeScript is compiled away; Python hints are checked by separate tools.'],
  ],
  lead: 'Both are general, dynamic and well supplied with libraries. Their home grounds differ:',
  table: {
    head: ['', 'Python', 'JavaScript'],
    rows: [
      ['Home ground', 'data, ML, automation', 'browsers, web services'],
      ['Style', 'indentation, one obvious way', 'braces, many ways'],
      ['Concurrency', 'asyncio, threads, processes', 'event loop, workers'],
      ['Numbers', 'big integers by default', '64-bit floats, `BigInt` apart'],
      ['Types', 'hints plus a checker', 'TypeScript'],
      ['Packages', 'PyPI', 'npm'],
    ],
  },
  rules: [
    'Spreadsheet, model or notebook in sight: Python.',
    'A user clicks something: JavaScript.',
    'First language ever: whichever your first project needs.',
  ],
  doubt:
    'Speed is the usual argument, and a modern JavaScript engine does beat plain Python on loops. But Python hands its heavy loops to native code, so that hardly settles the matter',
  reasoning: [
    'Languages this close are decided by their surroundings. Nearly every tool for data and models speaks Python first. Every browser speaks JavaScript and nothing else as directly.',
    'So look at where the result will live. If it is a chart, a forecast or a cleaned file, Python is the short road. If it is a page that people touch, you will need JavaScript in any case, and a second language is a second set of everything.',
  ],
  decide: {
    head: ['You are building', 'Pick', 'Because'],
    rows: [
      ['analysis or a model', 'Python', 'the libraries live there'],
      ['an interactive page', 'JavaScript', 'browsers run it'],
      ['a small web API', 'either', 'choose what the team knows'],
      ['a script for files', 'Python', 'short, with a rich standard library'],
    ],
  },
  verdict:
    'Let the project choose: Python for data, JavaScript for the browser, and the one you already know for everything between.',
  essay: [
    'Python reads like a tidy recipe. There are few symbols, the indentation is the structure, and a beginner can guess what most lines do. It grew up among scientists and administrators, and it shows: whatever has to be counted, plotted, scraped or trained, somebody has already written the library. The slow parts are handed to native code underneath, so that a gentle surface rests on a very fast floor.',
    'JavaScript had a more public childhood. It was written in a hurry for one browser and has had to live with everybody watching ever since. It kept a few odd habits from those days, and gained in return the widest stage in computing. It waits gracefully, for clicks, for timers and for servers, because waiting is what pages do. With TypeScript beside it, large teams can work on the same program without stepping on each other’s feet.',
    'For most people the decision falls out of the first project. If there is a spreadsheet at the beginning or a forecast at the end, begin with Python. If there is a button, begin with JavaScript. The second language comes far more easily than the first, since loops, functions and the art of naming things are the same in both, and it is these that take the years.',
  ],
  quote: 'Python goes where the data is; JavaScript goes where the people are.',
  bargain: {
    head: ['', 'What it gives', 'What it asks for'],
    rows: [
      ['**Python**', 'clear code and every data library', 'care with packaging and raw speed'],
      ['**JavaScript**', 'every browser, one language throughout', 'patience with old quirks'],
    ],
  },
  caveat:
    'Both run well on servers, so on that ground alone there is no winner; hosting, libraries and the people you have will decide.',
  picture:
    'Picture a laboratory and a stage. Python stands in the laboratory among labelled instruments. JavaScript is on the stage, lit from all sides, answering whatever the audience shouts.',
  code: {
    language: 'python',
    source: `from collections import Counter

# Most common words: a few lines in Python.
text = "the rain in spain stays mainly in the plain"
for word, count in Counter(text.split()).most_common(2):
    print(f"{word}: {count}")  # the: 2, in: 2

# The same in JavaScript:
#   const counts = Object.groupBy(text.split(" "), (word) => word);
#   Object.entries(counts)
#     .sort((a, b) => b[1].length - a[1].length)
#     .slice(0, 2)
#     .forEach(([word, all]) => console.log(word + ": " + all.length));`,
    note: 'Both are correct; only one of them also runs in the reader’s browser.',
  },
  abroad:
    'Both accept Unicode names, so `größe = 3` is valid in Python and `const größe = 3` in JavaScript. Teams that span countries still tend to settle on English identifiers.',
  notes: [
    ['Español', 'Python para los datos, JavaScript para el navegador.'],
    ['Français', 'Python pour les données, JavaScript pour le navigateur.'],
  ],
};
