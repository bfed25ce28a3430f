export interface Theme {
  match: RegExp;
  title: string;
  /** 5, 7 and 5 syllables. */
  haiku: readonly [string, string, string];
  /** Rhymed stanzas in four-beat lines. */
  quatrains: readonly (readonly string[])[];
  /** Rhymed pairs in five-beat lines. */
  couplets: readonly (readonly [string, string])[];
  /** Free verse; an empty line parts the stanzas. */
  free: readonly string[];
}

/** Poems written for the moods people ask about. The last one fits anything and uses the topic's own words. */
export const themes: readonly Theme[] = [
  {
    match: /\brain|\bstorm|\btin roof|\bdrizzle|\bshower/,
    title: 'Rain on a tin roof',
    haiku: ['Rain on the tin roof:', 'a thousand small hands knocking,', 'all of them let in.'],
    quatrains: [
      [
        'It started as a single tap,',
        'a fingernail on metal,',
        'then all the sky let go its lap',
        'of pebble, pin and petal.',
      ],
      [
        'The gutters sang, the ridges rang,',
        'the old tin took the beating,',
        'and every loosened nail that sprang',
        'kept time with that loud meeting.',
      ],
      [
        'By midnight it had thinned to one',
        'slow drop, then one drop fewer,',
        'and nothing in the house was done,',
        'and everything was newer.',
      ],
    ],
    couplets: [
      ['At first I took it for a car, far out,', 'then for a crowd, too far away to shout.'],
      ['Then it was here. The roof became a drum', 'that told the room what weather was to come.'],
      ['I had a list of things I meant to do.', 'The rain went through it, crossing out a few,'],
      ['and left me one: to lie awake and hear', 'how loud the world is, and how little fear.'],
    ],
    free: [
      'My grandmother said you could tell the weather’s mood',
      'by which corner of the roof it tried first.',
      'Tonight it begins over the kitchen,',
      'politely, like a neighbour with a question.',
      '',
      'Then the whole sheet of tin takes it up,',
      'ridge after ridge, a piano',
      'played by someone with too many hands,',
      'and talk becomes impossible,',
      'and we stop, and are glad to.',
      '',
      'There is a kind of shelter that is silent.',
      'This is the other kind:',
      'the roof telling you, drop by drop,',
      'everything you are not standing in.',
      '',
      'Towards morning it lets the gaps grow longer.',
      'One drop. The thought of one.',
      'Then only the gutter, finishing a sentence',
      'the sky has already forgotten.',
    ],
  },
  {
    match: /\bsea\b|\bocean|\bwaves?\b|\bbeach|\bship|\bharbou?r|\btide/,
    title: 'The sea',
    haiku: ['The tide turns its page', 'and the whole beach starts again:', 'one word, then erased.'],
    quatrains: [
      [
        'The sea has only one thing to say',
        'and says it to the sand,',
        'then takes the sentence half away',
        'as if you’d understand.',
      ],
      [
        'It keeps the moon on a silver string,',
        'it keeps the ships in sight,',
        'and what it cannot drown, it’ll sing',
        'to shells throughout the night.',
      ],
    ],
    couplets: [
      ['You cannot keep a wave. It comes to land', 'and spends its whole long journey on the sand.'],
      ['And yet the shore is made of nothing more:', 'of all that came, and broke, and was the shore.'],
      ['So do not ask the water what it meant.', 'It came from very far, and then it went.'],
    ],
    free: [
      'All day it has been moving the furniture,',
      'a stone here, a plank there,',
      'never satisfied with the room.',
      '',
      'Children give it their castles.',
      'It thanks them and takes the moat first.',
      '',
      'In the harbour the ropes complain',
      'in the voices of old men,',
      'and every boat nods,',
      'having heard it before.',
      '',
      'What I like is the edge:',
      'how something that size',
      'arrives at your feet as lace.',
    ],
  },
  {
    match: /\bnight|\bstars?\b|\bmoon|\bsky\b|\bdark/,
    title: 'Night',
    haiku: ['Streetlight, moth, and I', 'wait for the same thing to pass:', 'dark, with its hat on.'],
    quatrains: [
      [
        'The lamps come on along the hill',
        'like thoughts one cannot keep,',
        'and one by one the rooms fall still',
        'and count themselves to sleep.',
      ],
      [
        'But over all, unlocked, unlit,',
        'the older lights remain,',
        'and no one has to pay for it',
        'or ask for it again.',
      ],
    ],
    couplets: [
      ['The stars are late. Their light left long ago,', 'and what we call tonight is all they know.'],
      ['We wave at suns that may no longer burn', 'and tell them things, and wait for no return.'],
      ['Still, it is company. The dark is deep', 'and something answers while we fall asleep.'],
    ],
    free: [
      'After the last bus the street belongs',
      'to a cat and a traffic light,',
      'which goes on giving permission',
      'to nobody, in three colours.',
      '',
      'Somewhere a window is still yellow.',
      'Someone is finishing a sentence, or a quarrel,',
      'or the washing-up.',
      '',
      'Above it all the ordinary miracle:',
      'light that set out before there were streets,',
      'arriving on time.',
    ],
  },
  {
    match:
      /\bautumn|\bfall leaves|\bwinter|\bsnow|\bspring\b|\bsummer|\bseasons?\b|\bgarden|\bflowers?|\btrees?\b|\bforest|\bnature/,
    title: 'The turning year',
    haiku: ['Last leaf on the branch.', 'The wind has asked it twice now.', 'It is still thinking.'],
    quatrains: [
      [
        'The year goes round as rivers do,',
        'by giving things away:',
        'the gold, the green, the milk-white dew,',
        'the long end of the day.',
      ],
      [
        'And what it drops it does not lose,',
        'it lays it down to keep:',
        'the roots below are reading news',
        'that branches wrote in sleep.',
      ],
    ],
    couplets: [
      ['The tree lets go of everything it made', 'and does not seem impoverished or afraid.'],
      ['It stands and holds the shape of what was there,', 'a careful drawing, done in wood and air.'],
      ['Come back in April. Look at it again.', 'It never wrote down how, or told us when.'],
    ],
    free: [
      'Nobody tells the garden.',
      'It just knows, one morning,',
      'to loosen its grip on the colour green.',
      '',
      'We say fall, as if it were an accident.',
      'Look closer: each leaf is handed down,',
      'signed at the stem.',
      '',
      'And under the ground, in the dark,',
      'in the department of next year,',
      'all the lights are on.',
    ],
  },
  {
    match:
      /\bcod(?:e|ing)\b|\bprogram|\bcomputer|\bbug\b|\bsoftware|\bmachines?\b|\bdebug|\bcompiler|\bai\b|\brobots?\b/,
    title: 'Two in the morning, line forty',
    haiku: ['Line forty is fine.', 'It has been fine for three hours.', 'The bug is in me.'],
    quatrains: [
      [
        'I wrote a loop to count to ten,',
        'it counted to eleven.',
        'I told it off; it ran again',
        'and stopped this time at seven.',
      ],
      [
        'At last I read what I had said',
        'and not what I’d intended:',
        'it did the thing inside my head',
        'the way the words had ended.',
      ],
    ],
    couplets: [
      ['It does not guess, forgive, or take a hint;', 'it reads you plain, as clear as lead in print.'],
      [
        'You meant the one thing, and you wrote the other:',
        'it serves your sentence, and it asks no further.',
      ],
      ['So when it fails, be gentle; sit and look:', 'there is one author only of this book.'],
    ],
    free: [
      'It is two in the morning and the tests are green,',
      'which is how I know they are wrong.',
      '',
      'I explain the problem to a lamp.',
      'The lamp says nothing.',
      'Halfway through my second sentence',
      'I see it: a comma,',
      'standing where it has always stood,',
      'as innocent as a gate.',
      '',
      'I change one character.',
      'The fans wind down. Somewhere a fridge hums.',
      'No one will ever know how large this was.',
    ],
  },
  {
    match:
      /\blove|\bfriend|\bheart|\bmother|\bfather|\bwife|\bhusband|\bmissing|\bgoodbye|\bwedding|\bvalentine/,
    title: 'For you',
    haiku: ['Two cups on the shelf.', 'One of them knows where you are.', 'The other keeps warm.'],
    quatrains: [
      [
        'I meant to bring you something grand,',
        'a comet on a string,',
        'but all I had was this one hand,',
        'so that is what I bring.',
      ],
      [
        'It’s good for jars and heavy doors,',
        'for weather, and for night.',
        'It has been looking out for yours',
        'and fits, I think, just right.',
      ],
    ],
    couplets: [
      ['They told me love would come with drums and flame.', 'It learned the way I take my tea, and came.'],
      ['It brought no flag. It brought a winter coat.', 'It left my keys beside a folded note.'],
      ['I have read books on it; they go on long.', 'The note said *back by six*, and was not wrong.'],
    ],
    free: [
      'You have a way of leaving the hall light on',
      'as though the hall might be afraid.',
      '',
      'You warm the second cup before you know',
      'if I am coming.',
      '',
      'I have been collecting these.',
      'They weigh nothing, they take up no room,',
      'and when I am asked what I own',
      'I think of them first.',
    ],
  },
  {
    match: /\bcats?\b|\bdogs?\b|\bkitten|\bpuppy|\bpets?\b|\bbirds?\b|\bhorses?\b/,
    title: 'The animal in the room',
    haiku: ['The cat is asleep', 'on exactly the one page', 'I was about to turn.'],
    quatrains: [
      [
        'It does not ask you how you feel,',
        'it does not read the news,',
        'it has opinions on each meal',
        'and slept upon your shoes.',
      ],
      [
        'But when the house is very still',
        'and you are far from fine,',
        'a weight arrives against your will',
        'and leans along your spine.',
      ],
    ],
    couplets: [
      ['It owns the chair, the windowsill, the sun,', 'and pays its rent by being glad of one.'],
      ['It has no word for Monday or for debt;', 'it has a word for you, though, which is *yet*.'],
      ['Teach me that trick: to circle, settle, sigh,', 'and leave the door ajar for passers-by.'],
    ],
    free: [
      'There is a creature in my house',
      'who believes the sun is delivered for it,',
      'a parcel, each morning, to the same board of the floor.',
      '',
      'I have bills to pay and it has a moth.',
      'We are both very busy.',
      '',
      'At night it puts its whole weight,',
      'which is not much, against my knee,',
      'and the ledger, for once, comes out even.',
    ],
  },
];

/** For any other subject: verse that leaves the topic room to be itself. */
export const anyTheme = (topic: string): Theme => ({
  match: /(?:)/,
  title: topic,
  haiku: ['So small a subject,', 'and still, when I look at it,', 'the whole day leans in.'],
  quatrains: [
    [
      'I meant to say a simple thing',
      'and then to go to bed,',
      'but things, once named, begin to sing',
      'of something else instead.',
    ],
    [
      'So here it stands, and here am I,',
      'with nothing to explain:',
      'we looked each other in the eye',
      'and then we looked again.',
    ],
  ],
  couplets: [
    ['Look long enough at anything at all', 'and it grows wide, as shadows on a wall.'],
    ['The name comes off. The use comes off. What stays', 'is something that was patient all its days.'],
    ['It did not ask for verses, nor need this;', 'but it was there, and might be what we miss.'],
  ],
  free: [
    `They asked me for a poem about ${topic},`,
    'and I went to the window, as one does,',
    'where nothing of the kind was to be seen.',
    '',
    'So I shut my eyes, and there it was,',
    'closer than I had left it,',
    'with the light on one side',
    'and on the other side whatever we never notice.',
    '',
    'It had no message. I looked.',
    'It was only itself, entirely,',
    'which is a thing I have been trying to learn.',
  ],
});
