import type { Topic } from './topic.ts';

export const restOrGraphql: Topic = {
  title: 'REST or GraphQL',
  keys: [['rest', 'graphql'], ['graphql'], ['rest api'], ['restful']],
  short:
    'Use REST when resources are simple and HTTP caching helps you. Use GraphQL when many different screens need different slices of the same connected data.',
  points: [
    ['REST', 'many URLs, plain HTTP, cached by any proxy.'],
    ['GraphQL', 'one endpoint and a typed schema; the client picks its fields.'],
    ['Cost of REST', 'over-fetching, or several round trips for one screen.'],
    ['Cost of GraphQL', 'caching, query cost and authorisation become your job.'],
  ],
  lead: 'Both move JSON between client and server. The difference is who decides the shape of each answer. Row by row:',
  table: {
    head: ['', 'REST', 'GraphQL'],
    rows: [
      ['Shape of the answer', 'the server decides', 'the client decides'],
      ['Endpoints', 'one per resource', 'usually one'],
      ['HTTP caching', 'works as it is', 'needs extra work'],
      ['Types', 'optional (OpenAPI)', 'the schema is required'],
      ['Errors', 'status codes', 'often 200 with an `errors` list'],
      ['Main risk', 'too many round trips', 'costly queries, N+1 loads'],
    ],
  },
  rules: [
    'One or two clients and plain resources: REST.',
    'Many clients over one connected graph: GraphQL.',
    'Public API for strangers: REST, because everybody already speaks it.',
  ],
  doubt:
    'GraphQL is often sold as a performance gain. It saves round trips for the client, but moves the work to resolvers that can query the database once per item. So speed alone should not decide',
  reasoning: [
    'The two answer different questions. REST asks what *resources* exist and lets HTTP do the rest: caching, status codes, range requests, logs that make sense. GraphQL asks what a *screen* needs and lets each client write that down.',
    'So count the clients and how differently they look at the data. One web app that mirrors your resources gains little from a query language. A web app, two mobile apps and a partner portal, each wanting other fields, gain a lot.',
  ],
  decide: {
    head: ['Situation', 'Use', 'Because'],
    rows: [
      ['public read-heavy API', 'REST', 'caches and tools just work'],
      ['many different front ends', 'GraphQL', 'each picks its own fields'],
      ['uploads and downloads', 'REST', 'it is plain HTTP'],
      ['deeply connected data', 'GraphQL', 'one query walks the graph'],
    ],
  },
  verdict:
    'Start with REST. Move to GraphQL when front-end teams wait for new endpoints more often than for anything else.',
  essay: [
    'A REST interface is a set menu. The kitchen has decided what goes on each plate, every dish has a name, and the waiter can carry it out without asking further questions. Because the names never change, the plates can be kept warm close to the guests, and browsers and proxies do exactly that without anyone writing a line of code. It is an old arrangement, and a very good one.',
    'GraphQL gives the guest the list of ingredients. One order describes precisely what should arrive: the name and the price but not the history, the three newest comments but not the other thousand. A phone on a slow train is grateful for this, and so is the team that builds it, since a new screen no longer waits for a new endpoint. The schema is a contract that tools can read, and good tools make of it a real pleasure.',
    'The price is paid in the kitchen. An innocent looking order can ask for friends of friends of friends, so every query needs a cost and a limit. Careless resolvers fetch each item separately. Ordinary web caches see one address and give up. None of this is hard in isolation, but all of it is work that plain HTTP had quietly been doing for you, and a small team feels each hour of it.',
  ],
  quote:
    'REST lets the server choose the shape of the answer; GraphQL hands that choice, and some of the bill, to the client.',
  bargain: {
    head: ['', 'What it gives', 'What it asks for'],
    rows: [
      ['**REST**', 'caching, plain tools, clear status codes', 'more endpoints, more round trips'],
      ['**GraphQL**', 'exactly the fields each screen needs', 'query limits, batching, its own caching'],
    ],
  },
  caveat:
    'Authorisation deserves a decision early: with GraphQL it has to live per field, not per route, and it is painful to add later.',
  picture:
    'Picture a vending machine beside a buffet. REST is the machine: numbered slots, fixed portions, restocked in advance. GraphQL is the buffet: one plate, exactly what you like, and a cook behind it who hopes you will not ask for everything.',
  code: {
    language: 'typescript',
    source: `// REST: two trips, fixed shapes, both cacheable by URL.
const user = await fetch('/users/42').then((response) => response.json());
const posts = await fetch('/users/42/posts?limit=3').then((response) => response.json());

// GraphQL: one trip, exactly these fields.
const query = \`query ($id: ID!) {
  user(id: $id) { name posts(first: 3) { title } }
}\`;
const response = await fetch('/graphql', {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ query, variables: { id: '42' } }),
});
const { data, errors } = await response.json(); // check errors: the status may still be 200`,
    note: 'Batch resolvers (the DataLoader pattern) before you go live, or three posts become four database queries.',
  },
  abroad:
    'Round trips cost more the further the reader sits from the server: three calls from Nairobi to a server in Virginia can take close to a second before anything is drawn. One query, or a nearby cache, changes that.',
  notes: [
    ['Français', 'REST si les ressources sont simples, GraphQL si chaque écran veut ses propres champs.'],
    ['Español', 'REST para recursos sencillos; GraphQL cuando cada pantalla pide campos distintos.'],
  ],
};
