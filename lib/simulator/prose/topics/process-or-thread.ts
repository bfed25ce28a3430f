import type { Topic } from './topic.ts';

export const processOrThread: Topic = {
  title: 'Processes or threads',
  keys: [
    ['process', 'thread'],
    ['processes', 'threads'],
    ['multithreading'],
    ['multiprocessing'],
    ['concurrency', 'parallelism'],
  ],
  short:
    'Processes have separate memory, so a crash or a leak stays inside. Threads share memory within one process, so they talk cheaply and can corrupt each other just as cheaply.',
  points: [
    ['Isolation', 'processes are walled off by the operating system; threads are not.'],
    ['Cost', 'a thread is lighter to create and to switch.'],
    ['Talking', 'threads share variables; processes send messages.'],
    ['Failure', 'one bad thread can take the whole process down.'],
  ],
  lead: 'Both let work happen side by side. The wall between them, or its absence, explains most of what follows:',
  table: {
    head: ['', 'Process', 'Thread'],
    rows: [
      ['Memory', 'its own address space', 'shared in the process'],
      ['Creation', 'heavier', 'lighter'],
      ['Communication', 'pipes, sockets, shared memory', 'shared variables and locks'],
      ['A crash', 'stays inside', 'takes its siblings along'],
      ['Typical bug', 'protocol mismatch', 'data race, deadlock'],
      ['Good for', 'isolation, untrusted work', 'shared state, cheap hand-over'],
    ],
  },
  rules: [
    'Need a wall between two pieces of work: processes.',
    'Need them to share a large structure: threads, with few locks.',
    'Mostly waiting on the network: neither; use async I/O.',
  ],
  doubt:
    'It is easy to answer "threads are faster". Creation is cheaper, but once running both are scheduled by the same kernel. And for waiting on the network the right answer may be neither, so I should say that',
  reasoning: [
    'What separates them is not speed but the wall. A process owns its memory, and the operating system enforces it. A thread lives in a shared flat, where everybody can reach the fridge.',
    'So ask what you fear more: the cost of carrying data across a wall, or the damage one part can do to another. Browsers answered by giving sites their own processes. Game engines mostly answer with threads, because every worker needs the same world.',
  ],
  decide: {
    head: ['Work', 'Use', 'Because'],
    rows: [
      ['plug-ins, untrusted code', 'processes', 'the wall is the point'],
      ['one big shared structure', 'threads', 'copying would cost more'],
      ['thousands of open sockets', 'async I/O', 'waiting needs no thread'],
      ['pure Python, CPU-bound', 'processes', 'the standard build has a global lock'],
    ],
  },
  verdict:
    'Begin with async for waiting and processes for isolation. Reach for threads when sharing memory is the actual requirement.',
  essay: [
    'A process is a house. It has its own walls, its own keys and its own cellar, and whatever happens in the kitchen next door is of no concern. When a house burns down the street remains. The operating system is the town council that keeps the walls where they are, and no amount of carelessness inside one house will let it write on the wallpaper of another.',
    'Threads are the people who live inside. They share the table, the fridge and the notes on the door, and so they work together with hardly any ceremony: one writes, another reads. The same intimacy is their danger. Two of them reaching for the same plate at once is called a data race, and two who politely wait for each other for ever are called a deadlock. Locks settle such quarrels, and every lock is also a queue.',
    'Engineers tend to learn this in one order and regret it in another. They begin with threads because starting one is a single line, then spend a winter hunting a fault that appears once a week. It is wiser to ask first how much the work really has to share. Often the answer is a few messages, and messages travel between houses perfectly well.',
  ],
  quote: 'Processes pay to communicate; threads pay to stay out of each other’s way.',
  bargain: {
    head: ['', 'What it gives', 'What it asks for'],
    rows: [
      ['**Process**', 'a wall that contains failure', 'copying data across it'],
      ['**Thread**', 'shared memory and quick starts', 'locks, and care with every write'],
    ],
  },
  caveat:
    'Details depend on the system: Linux schedules both as tasks, and green threads or goroutines are a third kind, scheduled by a language runtime.',
  picture:
    'Picture a street seen from above. Each house is a process, with thick walls. Inside each, coloured dots move about one shared floor plan: the threads. Dots bump into one another within a house, never through a wall.',
  code: {
    language: 'python',
    source: `from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from math import isqrt
from urllib.request import urlopen

def is_prime(number: int) -> bool:  # CPU-bound: wants real parallelism
    return number > 1 and all(number % d for d in range(2, isqrt(number) + 1))

def size_of(url: str) -> int:  # mostly waiting: threads are fine
    with urlopen(url, timeout=10) as response:
        return len(response.read())

if __name__ == "__main__":
    with ProcessPoolExecutor() as pool:
        print(list(pool.map(is_prime, [1_000_003, 1_000_033, 1_000_035])))
    with ThreadPoolExecutor(max_workers=8) as pool:
        print(list(pool.map(size_of, ["https://example.com"] * 3)))`,
    note: 'The `__main__` guard matters: child processes may import this file again.',
  },
  abroad:
    'The words travel badly. German *Faden* is sewing thread, yet programmers say *Thread*. French says *fil d’exécution*, Spanish *hilo*: both kept the textile.',
  notes: [
    ['Français', 'Un processus isole sa mémoire ; les fils d’exécution la partagent.'],
    ['Español', 'Un proceso aísla su memoria; los hilos la comparten.'],
  ],
};
