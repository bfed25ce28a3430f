import type { Topic } from './topic.ts';

export const recursion: Topic = {
  title: 'Recursion',
  keys: [['recursion'], ['recursive']],
  short:
    'Recursion solves a problem by solving a smaller copy of the same problem, until the copy is so small that the answer is obvious.',
  points: [
    ['Base case', 'the size at which you simply know the answer.'],
    ['Step', 'make the problem smaller, call yourself, combine.'],
    ['Danger', 'no base case, or a step that does not shrink: the stack overflows.'],
    ['Good fit', 'trees, folders, nested JSON, divide and conquer.'],
  ],
  lead: 'The same job can often be written as a recursive function or as a loop. Side by side:',
  table: {
    head: ['', 'Recursion', 'Loop'],
    rows: [
      ['Fits', 'trees, nested data', 'flat sequences'],
      ['State lives in', 'the call stack', 'variables'],
      ['Memory', 'grows with depth', 'usually constant'],
      ['Fails by', 'stack overflow', 'endless loop'],
      ['Tested by', 'its smallest case first', 'its first and last round'],
      ['Reads like', 'the definition', 'the procedure'],
    ],
  },
  rules: [
    'Write the base case first.',
    'Check that every call moves towards it.',
    'Flat list: use a loop. Tree: use recursion.',
  ],
  doubt:
    'Factorial is the usual example and a poor one: a loop is better there, and it leaves people wondering what recursion is for. A folder inside a folder shows the need at once',
  reasoning: [
    'The trick is to trust the call. Suppose somebody hands you a function that already works for anything smaller. What would you add to handle *this* size? Write that down, add the smallest case, and you are done.',
    'Whether it is the right tool depends on the shape of the data. If the data contains copies of its own shape, a folder in a folder, a comment under a comment, recursion mirrors it. If it is a flat row, a loop says the same with less memory.',
  ],
  decide: {
    head: ['Your data', 'Use', 'Because'],
    rows: [
      ['a tree or nested JSON', 'recursion', 'the code mirrors the shape'],
      ['a list of numbers', 'a loop', 'constant memory'],
      ['depth unknown, maybe huge', 'a loop and your own stack', 'no overflow'],
      ['halves of a sorted range', 'either', 'depth is only log n'],
    ],
  },
  verdict: 'If the data is defined in terms of itself, let the function be too. Otherwise write the loop.',
  essay: [
    'You are standing in a long queue and would like to know your place in it. You cannot see the front, so you tap the shoulder before you and ask, “What number are you?” That person does not know either, and taps the next shoulder. The question travels forward until it reaches somebody with no one in front, who says, “One.” Then the answers come back, each person adding one, until the person before you says “Twelve” and you know that you are thirteenth.',
    'That is the whole of recursion. Each person ran the same small rule: if nobody is in front, answer one; otherwise ask, and add one. The first half is called the base case and without it the question would travel for ever. The second half makes the problem smaller and trusts somebody else with the remainder. The people waiting with a question half answered are what a computer calls the stack, and if the queue is long enough, it runs out of places for them to stand.',
    'Beginners often try to follow every call in their heads and become dizzy. It is better to believe. Assume that the person in front will answer correctly, and ask only whether your own step is right. Programmers who have learned this see the shape everywhere: folders within folders, replies beneath replies, a sentence that contains a sentence.',
  ],
  quote: 'To write a recursive function, trust that it already works for everything smaller.',
  caveat:
    'JavaScript engines and Python do not remove tail calls in general, so very deep recursion needs a loop with its own stack.',
  picture:
    'Picture a set of wooden nesting dolls. To count them you open one and ask the same question of the doll inside. The solid one in the middle, which cannot be opened, says "one", and each shell adds itself on the way out.',
  code: {
    language: 'python',
    source: `from pathlib import Path

def size_of(path: Path) -> int:
    """Bytes in a file, or in a folder and everything below it."""
    if path.is_symlink():
        return 0  # do not follow links: they may lead in circles
    if path.is_file():
        return path.stat().st_size  # base case: nothing inside
    if path.is_dir():
        return sum(size_of(child) for child in path.iterdir())  # smaller problems
    return 0  # sockets and the like

print(size_of(Path(".")))`,
    note: 'The symlink line is the part people forget: it is what guarantees that every call really is smaller.',
  },
  abroad:
    'Grammar is recursive everywhere, at different ends: English stacks to the right ("the cat that chased the mouse that ate the cheese"), while Japanese and Turkish stack such clauses to the left of the noun.',
  notes: [
    ['Français', 'Un problème résolu par une version plus petite de lui-même.'],
    ['Español', 'Un problema que se resuelve con una versión más pequeña de sí mismo.'],
  ],
};
