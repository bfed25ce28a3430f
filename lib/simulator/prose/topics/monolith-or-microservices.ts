import type { Topic } from './topic.ts';

export const monolithOrMicroservices: Topic = {
  title: 'Monolith or microservices',
  keys: [['monolith', 'microservice'], ['microservice'], ['monolith'], ['modular monolith']],
  short:
    'Start with one well-divided program. Split out a service when a team, a load or a failure really has to be independent, and not before.',
  points: [
    ['Monolith', 'one deploy, one transaction, function calls that never time out.'],
    ['Microservices', 'separate teams, releases and scaling.'],
    ['Hidden cost', 'every call over the network can be slow, repeated or lost.'],
    ['Middle way', 'a modular monolith: hard borders, one process.'],
  ],
  lead: 'Same features, two ways to cut and ship them. What each way makes easy and hard:',
  table: {
    head: ['', 'Monolith', 'Microservices'],
    rows: [
      ['Deploy', 'all at once', 'one service at a time'],
      ['Calls', 'in process', 'over the network'],
      ['Transactions', 'one database', 'sagas, events, retries'],
      ['Debugging', 'one stack trace', 'distributed tracing'],
      ['Teams', 'share one codebase', 'own their service'],
      ['Scaling', 'copies of everything', 'only the busy part'],
    ],
  },
  rules: [
    'One team: one deployable.',
    'Draw module borders as if they were services, then leave them in one process.',
    'Split where the rate of change or the load is truly different.',
  ],
  doubt:
    'Large companies are always quoted here, but they split because hundreds of teams were standing in one queue. If the person asking has one team, copying the cure without the illness would be a mistake',
  reasoning: [
    'Microservices solve an organisational problem first: many teams who cannot release independently. They create a technical one in return, because each border is now a network, with all the ways in which a network fails.',
    'So count the teams that wait for each other. If that number is zero or one, the split buys independence nobody needs. If it is ten, the network is the cheaper of the two evils.',
  ],
  decide: {
    head: ['Situation', 'Choose', 'Because'],
    rows: [
      ['one team, young product', 'monolith', 'borders still move'],
      ['many teams, queue to deploy', 'services', 'independence pays'],
      ['one hot spot, say video', 'split that one', 'it scales differently'],
      ['strict consistency', 'monolith', 'transactions stay local'],
    ],
  },
  verdict: 'A modular monolith until a border proves itself, then one service at a time.',
  essay: [
    'A young program wants to live in one room. When everything is within reach, a change of mind costs an afternoon: you move a function, rename a table, and the compiler points out whatever you forgot. Nobody has to agree on a protocol with a colleague who is, after all, oneself. A great many good products have been built in one room, and some of them are very large.',
    'Microservices are an answer to crowding. When a dozen teams share that room, each waits for the others before it may open the door, and a careless elbow in one corner upsets the table in another. Giving every team a house of its own restores the peace. They release when they please, scale what is busy, and choose their own tools. But between houses there are streets, and on streets things get lost. A call that once took a nanosecond may now take a second, arrive twice, or never return.',
    'What many people discover late is that the walls were the useful part and the streets were not. One can have walls inside a single house: modules with narrow doors, whose tables nobody else touches. It takes discipline, since nothing but good manners prevents a short cut. Yet a house divided like this can be split on the very day it must be, and a muddle cannot be split at all.',
  ],
  quote: 'Split for the sake of people who wait for each other, not for the sake of the diagram.',
  bargain: {
    head: ['', 'What it gives', 'What it asks for'],
    rows: [
      ['**Monolith**', 'simple calls, simple transactions', 'discipline at the inner borders'],
      ['**Microservices**', 'independent teams and scaling', 'tracing, retries, contracts, operations'],
    ],
  },
  caveat:
    'The worst outcome is the distributed monolith: services that must be deployed together pay both prices and get neither benefit.',
  picture:
    'Picture a large kitchen beside a street of food stalls. In the kitchen a plate passes from hand to hand. On the street each stall opens when it likes, but someone has to run between them with the orders.',
  code: {
    language: 'typescript',
    source: `// orders/api.ts: the only door into this module. Others never import past it.
export interface Orders {
  place(customerId: string, items: Item[]): Promise<OrderId>;
}

// Today: a function call.
export const orders: Orders = createOrders({ database, payments });

// The day it must become a service, the callers do not change:
export const remoteOrders = (baseUrl: string): Orders => ({
  async place(customerId, items) {
    const response = await fetch(baseUrl + '/orders', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': crypto.randomUUID(), // a retry must send the same key
      },
      body: JSON.stringify({ customerId, items }),
      signal: AbortSignal.timeout(2000),
    });
    if (!response.ok) throw new Error('orders answered ' + response.status);
    return (await response.json()).id;
  },
});`,
    note: 'Notice what the remote version had to add: a timeout, an error, an idempotency key. That is the bill.',
  },
  abroad:
    'Law can draw a border that engineering would not: rules on where personal data may be kept, in the EU, India or Brazil for example, can be a better reason to separate a service than any load figure.',
  notes: [
    ['Deutsch', 'Erst ein gut gegliederter Monolith, dann einzelne Dienste, wo es nötig ist.'],
    ['Français', 'D’abord un monolithe bien découpé, puis un service à la fois.'],
  ],
};
