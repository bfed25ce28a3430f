import type { Topic } from './topic.ts';

export const postgresOrSqlite: Topic = {
  title: 'Postgres or SQLite',
  keys: [['postgres', 'sqlite'], ['postgresql', 'sqlite'], ['sqlite'], ['mysql', 'sqlite']],
  short:
    'SQLite is a file your program opens; Postgres is a server your programs talk to. One machine and one writer at a time: SQLite. Several machines or many writers: Postgres.',
  points: [
    ['SQLite', 'no server, no network, reads take microseconds.'],
    ['Postgres', 'many writers at once, roles, extensions, replication.'],
    ['The line', 'SQLite lets one writer in at a time, even in WAL mode.'],
    ['Backup', 'a file you can copy properly, against a server you must run.'],
  ],
  lead: 'Both speak SQL and both keep your data safe. They differ in where they run and who may write at once:',
  table: {
    head: ['', 'SQLite', 'Postgres'],
    rows: [
      ['Runs as', 'a library in your process', 'a separate server'],
      ['Writers at once', 'one', 'many'],
      ['Set-up', 'none', 'install, users, backups'],
      ['Types', 'flexible by default', 'strict and rich'],
      ['Several machines', 'not by itself', 'built for it'],
      ['Operations', 'copy a file safely', 'upgrades, tuning, monitoring'],
    ],
  },
  rules: [
    'App on a device, a tool, a small site: SQLite.',
    'More than one app server: Postgres.',
    'Heavy concurrent writes: Postgres, without debate.',
  ],
  doubt:
    'People often call SQLite a toy. It is among the most widely deployed databases there are, so the real limit is not size or quality: it is one writer at a time and one machine',
  reasoning: [
    'Size is the wrong measure. SQLite holds far more data than most products own. The question is topology: how many *machines* need the data, and how many *writers* arrive at the same instant.',
    'With one machine, a network hop to a database only adds latency and something else to operate. With two machines, a file on one of them is a problem you will end up solving badly by hand.',
  ],
  decide: {
    head: ['Situation', 'Use', 'Because'],
    rows: [
      ['desktop or mobile app', 'SQLite', 'ships inside the program'],
      ['one small web server', 'SQLite', 'nothing to operate'],
      ['several app servers', 'Postgres', 'they need a shared truth'],
      ['maps, search, rich types', 'Postgres', 'extensions exist'],
    ],
  },
  verdict:
    'Start with SQLite on one machine, keep your SQL plain, and move to Postgres when the second machine arrives.',
  essay: [
    'There is a particular pleasure in a database that is simply a file. SQLite asks for no server, no password and no port. Your program opens it as it would open a letter, reads within microseconds, and when you move house you take the file along. It lives in telephones, browsers and aeroplanes, in numbers nobody can count, and it is tested with a rigour few projects approach.',
    'PostgreSQL is an institution. It stands by itself, keeps office hours for everyone, and does not care whether its callers sit in one building or in ten. Many of them may write at the same moment without blocking one another’s reading. It knows about users and their rights, about maps and full text and time zones, and it can keep a second copy of itself ready for a bad day. In exchange somebody has to run it: upgrade it, watch it, and know where the backups are.',
    'The honest boundary between them is not how much data you have but how many places write it. A single machine with a modest stream of changes is well served by the file, and better than its owner often believes. The moment two machines must agree, the institution earns its keep. Moving later is possible, and it is pleasant in proportion to how plainly you wrote your queries.',
  ],
  quote: 'Choose by the number of machines that write, not by the number of rows they have written.',
  bargain: {
    head: ['', 'What it gives', 'What it asks for'],
    rows: [
      ['**SQLite**', 'speed and silence: nothing to run', 'one machine, one writer at a time'],
      ['**Postgres**', 'many writers, many machines', 'somebody to look after it'],
    ],
  },
  caveat:
    'Turn on WAL mode and a busy timeout in SQLite before judging its concurrency: the defaults are cautious.',
  picture:
    'Picture a notebook on your desk beside a bank counter in town. The notebook opens instantly, but only one hand can write in it. The counter takes a walk and has opening rules, yet twenty clerks can serve twenty people at once.',
  code: {
    language: 'typescript',
    source: `import { DatabaseSync } from 'node:sqlite';

const database = new DatabaseSync('app.db');
database.exec('pragma journal_mode = wal; pragma busy_timeout = 5000;');
database.exec('create table if not exists notes (id integer primary key, body text not null) strict');

const insert = database.prepare('insert into notes (body) values (?)');
insert.run('SQLite: no server was started');
console.log(database.prepare('select * from notes').all());

// Postgres instead: the same SQL over a connection, and a pool to share it.
// const { rows } = await pool.query('select * from notes');`,
    note: '`strict` makes SQLite enforce column types, which also makes a later move to Postgres dull. Dull is good here.',
  },
  abroad:
    'Sorting text differs too: Postgres can use ICU collations, so Turkish dotless *ı* or Danish *å* land where readers expect. SQLite compares bytes unless you add a collation.',
  notes: [
    ['Deutsch', 'SQLite für eine Maschine, Postgres sobald mehrere gleichzeitig schreiben.'],
    ['Français', 'SQLite pour une seule machine, Postgres dès que plusieurs écrivent.'],
  ],
};
