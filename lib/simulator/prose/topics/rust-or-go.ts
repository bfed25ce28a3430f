import type { Topic } from './topic.ts';

export const rustOrGo: Topic = {
  title: 'Rust or Go',
  keys: [
    ['rust', 'go'],
    ['rust', 'golang'],
    ['rust', 'language'],
    ['rust', 'programming'],
    ['learn rust'],
    ['golang'],
  ],
  short:
    'Go when a team must ship network services soon and keep them simple. Rust when memory, latency or correctness are tight enough to pay for a steeper climb.',
  points: [
    ['Go', 'small language, fast builds, garbage collector, goroutines.'],
    ['Rust', 'no garbage collector; ownership is checked by the compiler.'],
    ['Learning', 'Go in days, Rust in weeks to months.'],
    ['Bugs', 'safe Rust rules out data races at compile time; Go detects them when you run with `-race`.'],
  ],
  lead: 'Both compile to one fast binary. They differ in where the effort goes, at compile time or at run time:',
  table: {
    head: ['', 'Rust', 'Go'],
    rows: [
      ['Memory', 'ownership, no collector', 'garbage collected'],
      ['Concurrency', 'threads and async, races rejected', 'goroutines and channels'],
      ['Errors', '`Result`, must be handled', 'an `error` value, by convention'],
      ['Build times', 'slower', 'very fast'],
      ['Learning curve', 'steep', 'gentle'],
      ['At home in', 'engines, embedded, CLIs, WASM', 'services, tooling, cloud'],
    ],
  },
  rules: [
    'Ordinary network service: Go.',
    'Predictable latency or tiny memory: Rust.',
    'Team new to both, deadline near: Go.',
  ],
  doubt:
    'It would be easy to say Rust is simply faster. It often is, but most services wait on a database, and there the language hardly shows. So the deciding factor is where the constraint really sits',
  reasoning: [
    'Both compile to one binary and both run fast. They differ in where they put the difficulty. Go keeps the language small and pays at run time with a collector. Rust pays at compile time, by making you prove who owns what.',
    'That proof is worth it when a pause or a crash is expensive: engines, codecs, devices, security boundaries. It is a poor trade for a service that mostly waits for a database.',
  ],
  decide: {
    head: ['Constraint', 'Pick', 'Because'],
    rows: [
      ['time to first release', 'Go', 'small language, quick builds'],
      ['latency without pauses', 'Rust', 'no collector'],
      ['many developers in rotation', 'Go', 'code looks alike everywhere'],
      ['embedded or WebAssembly', 'Rust', 'tiny runtime'],
    ],
  },
  verdict: 'Go for the service, Rust for the engine inside it. If you cannot name the engine, choose Go.',
  essay: [
    'Go was made by people who had seen very large programs and wished they were plainer. It offers few ways to say a thing, formats your code without asking for your opinion, and compiles before your hand reaches the cup. A newcomer reads another team’s service on the first afternoon. The garbage collector tidies up in the background, in pauses so short that most services never notice.',
    'Rust was made by people who had seen what a stray pointer can do. Its compiler insists on knowing, for every value, who owns it and how long it lives, and it will not be talked out of the question. Learners call this fighting the borrow checker. Those who stay come to think of it as a colleague who reads every line and has never once been tired. What compiles is free of data races and use-after-free, unless you ask for the unsafe door and walk through it.',
    'So the two languages place the effort in different seasons. Go lets you sow early and weed as you go along. Rust makes the spring hard and the autumn quiet. A team that must deliver a web service next month will be happier with the first; whoever writes a database engine, a codec or the firmware of a pump may find the second a relief.',
  ],
  quote:
    'Go moves the difficulty to run time and keeps it small; Rust moves it to compile time and keeps it there.',
  bargain: {
    head: ['', 'What it gives', 'What it asks for'],
    rows: [
      ['**Rust**', 'safety without a collector', 'a longer apprenticeship, slower builds'],
      ['**Go**', 'plain code, quickly shipped', 'a collector, and discipline with errors'],
    ],
  },
  caveat:
    'Team skill outweighs all of it: a seasoned Rust team will ship sooner in Rust than in a language it has yet to learn.',
  picture:
    'Picture two workshops. In Go’s, the floor is swept continually while you work. In Rust’s, nothing may be put down unless it has a labelled place, so there is nothing to sweep.',
  code: {
    language: 'go',
    source: `package main

import (
	"fmt"
	"sync"
)

// The race Rust would refuse to compile, made safe in Go by hand.
type Counter struct {
	mutex sync.Mutex
	total int
}

func (counter *Counter) Add(amount int) {
	counter.mutex.Lock()
	defer counter.mutex.Unlock()
	counter.total += amount
}

func main() {
	var counter Counter
	var group sync.WaitGroup
	for range 100 {
		group.Add(1)
		go func() { defer group.Done(); counter.Add(1) }()
	}
	group.Wait()
	fmt.Println(counter.total) // 100
}`,
    note: 'In Rust the same sharing must be spelled `Arc<Mutex<i32>>`; forget the mutex and it does not build. In Go, run tests with `-race`.',
  },
  abroad:
    'Strings show the difference in temper. Both store UTF-8, but indexing Go’s "Zürich" gives you a byte, while Rust refuses to index it at all until you say whether you mean bytes or characters.',
  notes: [
    ['Deutsch', 'Go für schnelle, schlichte Dienste; Rust, wenn jede Pause zählt.'],
    ['Español', 'Go para servicios sencillos y rápidos; Rust cuando cada pausa cuenta.'],
  ],
};
