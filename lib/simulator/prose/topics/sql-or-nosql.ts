import type { Topic } from './topic.ts';

export const sqlOrNosql: Topic = {
  title: 'SQL or NoSQL',
  keys: [
    ['sql', 'nosql'],
    ['nosql'],
    ['relational', 'document'],
    ['postgres', 'mongodb'],
    ['mysql', 'mongodb'],
  ],
  short:
    'Choose SQL unless you can name a reason not to: joins, transactions and questions you have not thought of yet. Choose NoSQL when one access pattern dominates at a scale or shape that tables serve badly.',
  points: [
    ['SQL', 'schema first, joins, transactions, ad-hoc questions.'],
    ['NoSQL', 'not one thing: document, key-value, wide-column, graph.'],
    ['Shape', 'SQL models the data; NoSQL models the query.'],
    ['Middle way', 'Postgres has a `jsonb` column for the parts that vary.'],
  ],
  lead: 'The useful comparison is not old against new, but general questions against known ones. Row by row:',
  table: {
    head: ['', 'SQL', 'NoSQL'],
    rows: [
      ['Schema', 'declared, checked on write', 'flexible, checked in code'],
      ['Joins', 'built in', 'rare; data is duplicated'],
      ['Transactions', 'across tables', 'often per document or key'],
      ['New questions', 'write another query', 'may need another copy of the data'],
      ['Scaling writes', 'bigger machine, then sharding', 'partitioned by design'],
      ['Examples', 'PostgreSQL, MySQL, SQLite', 'MongoDB, Redis, Cassandra'],
    ],
  },
  rules: [
    'Data with relations and money in it: SQL.',
    'One key, huge volume, simple reads: key-value or wide-column.',
    'Unsure: SQL with one JSON column.',
  ],
  doubt:
    '"NoSQL scales, SQL does not" is the common line, but a single Postgres server carries more than most products will ever need. I should say what kind of scale would change the answer',
  reasoning: [
    'The deciding fact is how well you know your questions. A relational schema stores what *is*, and lets you ask anything later. A document or wide-column design stores data in the shape of the questions you already have, and answers those extremely well.',
    'Early in a product the questions change weekly, which speaks for SQL. Late in a product one question may be asked a million times a minute, which speaks for a store built around it.',
  ],
  decide: {
    head: ['Situation', 'Use', 'Because'],
    rows: [
      ['orders, invoices, accounts', 'SQL', 'transactions across rows'],
      ['sessions, carts, counters', 'key-value', 'one key, very fast'],
      ['sensor readings by device', 'wide-column', 'write-heavy, one partition key'],
      ['varied product attributes', 'SQL with JSON', 'joins stay possible'],
    ],
  },
  verdict: 'SQL first. Add a specialised store beside it when one measured query forces you to.',
  essay: [
    'A relational database is a promise to the future. You describe what exists, in tables that refer to one another, and in return you may later ask questions that nobody imagined on the first day. Which customers bought twice in spring and never again? The tables do not mind. They were not built for that question, nor for any other, and that neutrality is their strength.',
    'The family we call NoSQL makes a different promise, to the present. Decide now what you will ask, lay the data out in exactly that shape, and the answer will be quick at almost any size. A shopping basket is fetched whole by its key. A year of readings from one sensor lies side by side on disk. There is no joining, because everything needed has already been put together, often more than once.',
    'Trouble comes when one is used in the spirit of the other. A document store asked to behave like a ledger grows consistency rules in application code, where nobody can check them. A relational schema forced to hold every conceivable attribute sprouts empty columns. Most teams do well to begin with tables, allow one JSON column for what truly varies, and bring in a specialised store on the day a measurement, not a fashion, demands it.',
  ],
  quote: 'Tables wait for questions you have not asked yet; documents answer the ones you already know.',
  bargain: {
    head: ['', 'What it gives', 'What it asks for'],
    rows: [
      ['**SQL**', 'joins, transactions, new questions', 'a schema, and care when sharding'],
      ['**NoSQL**', 'partitioning, flexible shapes', 'knowing your queries in advance'],
    ],
  },
  caveat:
    'The line has blurred: several document stores offer multi-document transactions, and several SQL databases now shard themselves.',
  picture:
    'Picture a filing cabinet with cross-references beside a wall of labelled boxes. In the cabinet each fact is stored once and linked. In the boxes each label has everything it needs inside, even if the same sheet lies in five of them.',
  code: {
    language: 'sql',
    source: `-- The fixed part is columns; the part that varies is jsonb (PostgreSQL).
create table products (
  id         bigint generated always as identity primary key,
  name       text not null,
  price      numeric(10, 2) not null check (price >= 0),
  attributes jsonb not null default '{}'
);

-- Index the JSON once and it can be searched like a document store.
create index products_attributes on products using gin (attributes);

select name, price
from products
where attributes @> '{"colour": "green"}'
order by price;`,
    note: 'Anything you filter or sort by every day has earned a real column.',
  },
  abroad:
    'Names show why shapes vary: a Spanish customer has two surnames, many Icelandic ones a patronymic, and some Indonesian ones a single name. A rigid `first_name, last_name` pair is a schema bug, not a reason for NoSQL.',
  notes: [
    ['Español', 'SQL para relaciones y transacciones; NoSQL cuando domina una sola consulta.'],
    ['Deutsch', 'SQL für Beziehungen und Transaktionen, NoSQL für ein klares Zugriffsmuster.'],
  ],
};
