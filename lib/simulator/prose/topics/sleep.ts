import type { Topic } from './topic.ts';

export const sleep: Topic = {
  title: 'Sleep',
  keys: [
    ['sleep better'],
    ['why', 'sleep'],
    ['does sleep work'],
    ['better sleep'],
    ['insomnia'],
    ['rem', 'sleep'],
    ['fall asleep'],
    ['sleep hygiene'],
    ['how much sleep'],
    ['sleep', 'improve'],
    ['sleep', 'need'],
    ['sleep', 'explain'],
    ['get', 'sleep'],
    ['sleep stages'],
  ],
  unless: ['sleep(', 'function', 'thread', 'code'],
  short:
    'Most adults need seven hours or more. Keep one wake-up time, get daylight early, stop caffeine by early afternoon, and keep the bedroom dark and cool.',
  points: [
    ['Anchor', 'the same wake-up time every day, weekends too.'],
    ['Light', 'bright in the morning, dim in the evening.'],
    ['Caffeine', 'half of it is still there about five hours later.'],
    ['Awake in bed', 'get up, do something dull, come back when sleepy.'],
  ],
  lead: 'A night passes through four stages several times over:',
  table: {
    head: ['Stage', 'Share of the night', 'What happens'],
    rows: [
      ['N1', 'about 5 %', 'drifting off'],
      ['N2', 'about 50 %', 'slower heart, sleep spindles'],
      ['N3, deep', 'about 20 %', 'growth hormone, hard to wake'],
      ['REM', 'about 20 to 25 %', 'vivid dreams, muscles switched off'],
    ],
  },
  rules: [
    'Fix the morning first; the evening follows.',
    'A cycle lasts about 90 minutes, but people vary, so do not plan by it.',
    'Weeks of bad sleep, or loud snoring with pauses: ask a doctor.',
  ],
  doubt:
    'Most lists of tips treat everything as equal. The evidence favours a few: a regular wake-up time, light, and CBT-I for lasting insomnia. I should rank them, and not give medical advice beyond that',
  reasoning: [
    'Two processes run the night. Sleep *pressure* builds with every hour awake; the *body clock* says when it is night. You sleep well when the two agree, and jet lag is what happens when they do not.',
    'That tells you what to adjust. Late naps and late coffee weaken the pressure. Irregular mornings and bright evenings confuse the clock. Trying harder touches neither, which is why it never helps.',
  ],
  decide: {
    head: ['Trouble', 'Try first', 'Because'],
    rows: [
      ['cannot fall asleep', 'earlier light, no late caffeine', 'the clock runs late'],
      ['awake at three', 'leave the bed for a while', 'bed should mean sleep'],
      ['tired after eight hours', 'see a doctor', 'perhaps apnoea or another cause'],
      ['insomnia for months', 'CBT-I', 'the recommended first treatment'],
    ],
  },
  verdict: 'One fixed wake-up time and morning light do more than any list of evening rituals.',
  essay: [
    'We speak of falling asleep as if it were an accident, and it is true that it cannot be done on purpose. What can be done is to arrange matters so that it happens. Two tides are at work. One rises from the moment we wake: the longer we have been up, the stronger the pull. The other follows the sun, through a small clock behind the eyes that takes its cue from light. When both are high at once we go under without noticing.',
    'The night itself is a journey back and forth. For the first hours it goes deep, into a sleep so heavy that a telephone hardly reaches us; the body mends, and the day is put in order. Towards morning come the long stretches of dreaming, when the brain is as busy as by day and the muscles are wisely switched off. About every ninety minutes the round begins again, and most of us surface briefly between rounds, and forget it.',
    'So the good advice is short. Get up at the same hour, whatever kind of night it was. Go out into the daylight early. Let the evening be dim and a little boring, the room dark and cool, and coffee a thing of the morning. If you lie awake, get up and read something dull until you are drowsy. And leave the clock with its face to the wall, for nobody ever slept better for knowing that it was ten past three.',
  ],
  quote: 'Sleep cannot be forced; it can only be invited, and it likes a regular hour.',
  caveat:
    'This is general knowledge and not medical advice; trouble that lasts for weeks is worth taking to a doctor, since good treatments exist.',
  picture:
    'Picture a line that climbs all day, sleep pressure, and a wave that rises at dusk, the body clock. Where both stand high you sleep. Coffee is a thumb pressing down on the first line; a bright screen pushes the wave to the right.',
  code: {
    language: 'python',
    source: `def caffeine_left(milligrams: float, hours: float, half_life: float = 5.0) -> float:
    """Milligrams still in the body; half-lives of 3 to 7 hours are common."""
    return milligrams * 0.5 ** (hours / half_life)

# A strong coffee (about 150 mg) at different hours, bedtime at 23:00.
for hour in (8, 12, 15, 18):
    left = caffeine_left(150, 23 - hour)
    print(f"{hour:02}:00  {left:5.1f} mg left at 23:00")`,
    note: 'The coffee from 18:00 leaves half of itself in you at bedtime. That is the whole argument for stopping early.',
  },
  abroad:
    'Habits differ more than biology: the Spanish *siesta*, Japanese *inemuri*, a tolerated nap in company, and the "first and second sleep" that historians find in old European records.',
  notes: [
    ['Español', 'Levántese siempre a la misma hora; lo demás viene solo.'],
    ['Français', 'Une heure de lever fixe vaut mieux que dix rituels du soir.'],
  ],
};
