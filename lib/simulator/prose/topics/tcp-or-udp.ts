import type { Topic } from './topic.ts';

export const tcpOrUdp: Topic = {
  title: 'TCP or UDP',
  keys: [['tcp', 'udp'], ['udp'], ['tcp']],
  short:
    'TCP delivers every byte, in order, or tells you it failed. UDP sends packets and forgets them, which is what you want when late data is useless.',
  points: [
    ['TCP', 'handshake, ordering, retransmission, congestion control. Web pages, files, databases.'],
    ['UDP', 'no handshake, no ordering, 8-byte header. Voice, games, DNS queries.'],
    ['The catch', 'one lost TCP segment holds up everything behind it.'],
    ['The modern twist', 'QUIC, under HTTP/3, builds reliable streams on UDP.'],
  ],
  lead: 'Both carry packets over IP. What separates them is what happens when a packet goes missing. Row by row:',
  table: {
    head: ['', 'TCP', 'UDP'],
    rows: [
      ['Unit', 'a byte stream', 'single datagrams'],
      ['Delivery', 'retransmitted until acknowledged', 'best effort'],
      ['Order', 'kept', 'not kept'],
      ['Set-up', 'three-way handshake', 'none'],
      ['Header', '20 bytes or more', '8 bytes'],
      ['Congestion control', 'built in', 'yours to add'],
    ],
  },
  rules: [
    'If every byte matters, use TCP and stop thinking about it.',
    'If old data is worthless, use UDP and design for loss.',
    'If you find yourself adding acknowledgements to UDP, look at QUIC first.',
  ],
  doubt:
    'The lazy version is "TCP is reliable, UDP is fast". UDP is not faster on the wire; it only declines to wait. The real difference is who decides what happens when a packet is lost',
  reasoning: [
    'Both run over the same network and lose the same packets. What differs is the reaction. TCP stops and repairs the stream, so the application never sees a hole, only a pause. UDP shows the hole and carries on.',
    'So the question is what your application would rather have: a pause or a gap. A bank transfer must have the pause. A voice call is better off with the gap, because half a second later nobody wants the missing syllable.',
  ],
  decide: {
    head: ['Your traffic', 'Use', 'Because'],
    rows: [
      ['files, APIs, databases', 'TCP', 'a hole is corruption'],
      ['voice, live video', 'UDP', 'a pause is worse than a gap'],
      ['position updates in a game', 'UDP', 'the next one replaces it'],
      ['many streams at once', 'QUIC', 'a loss holds up one stream only'],
    ],
  },
  verdict: 'TCP by default. Choose UDP only when you can name what your code does with a lost packet.',
  essay: [
    'TCP is the registered letter of the internet. The two sides shake hands before a word is sent, every piece is numbered, and whatever goes missing is sent again until its arrival is confirmed. The reader receives an unbroken text and never learns how rough the journey was. That calm is the whole product, and it is why web pages, e-mail and databases have leaned on it for decades.',
    'UDP is a postcard. You write it, you drop it in the box, and that is the end of your involvement. It may arrive twice, late, out of order or not at all. This sounds like carelessness until you think of a telephone call. A syllable that arrives a second late is worth nothing, and holding back the rest of the sentence to wait for it would be absurd. Better a small crackle than a long silence.',
    'The interesting story is what happened when people wanted both. Video calls add just enough sequence numbering to hide the worst losses. QUIC, the ground on which HTTP/3 stands, rebuilds reliable delivery on top of UDP, but keeps several streams apart so that one lost packet no longer stops the others. The old choice has become a new kind of freedom: take the finished promise, or compose your own from simpler parts.',
  ],
  quote: 'TCP would rather be late than wrong; UDP would rather be wrong than late.',
  bargain: {
    head: ['', 'What it gives', 'What it asks for'],
    rows: [
      ['**TCP**', 'an unbroken, ordered stream', 'patience whenever a packet is lost'],
      ['**UDP**', 'immediacy and a small header', 'a plan of your own for every loss'],
    ],
  },
  caveat:
    'Some company networks block or throttle UDP, so anything built on it needs a way back to TCP for the visitors it cannot reach.',
  picture:
    'Picture two conveyor belts. The TCP belt stops the moment a box is missing and waits until it has been brought. The UDP belt never stops: there is a gap where the box should be, and the next one is already passing.',
  code: {
    language: 'typescript',
    source: `import { createSocket } from 'node:dgram';
import { connect } from 'node:net';

// TCP: a connection, then a stream. Errors are reported to you.
const stream = connect(7000, '127.0.0.1', () => stream.end('every byte, in order'));
stream.on('error', (error) => console.error('not delivered:', error.message));

// UDP: no connection. The callback only means "handed to the network".
const socket = createSocket('udp4');
socket.send('may arrive', 7001, '127.0.0.1', () => socket.close());`,
    note: 'Keep datagrams near 1,200 bytes: larger ones may be fragmented, and losing one fragment loses them all.',
  },
  abroad:
    'Distance makes the handshake visible: a round trip between London and Sydney takes roughly a quarter of a second, and TCP spends one before the first byte of data moves.',
  notes: [
    ['Français', 'TCP garantit la livraison dans l’ordre ; UDP privilégie l’immédiateté.'],
    ['Deutsch', 'TCP liefert alles und in der richtigen Reihenfolge, UDP wartet auf nichts.'],
  ],
};
