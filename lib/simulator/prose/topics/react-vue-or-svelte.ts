import type { Topic } from './topic.ts';

export const reactVueOrSvelte: Topic = {
  title: 'React, Vue or Svelte',
  keys: [
    ['react', 'vue', 'svelte'],
    ['react', 'vue'],
    ['react', 'svelte'],
    ['vue', 'svelte'],
    ['frontend framework'],
    ['front-end framework'],
    ['svelte'],
    ['vue'],
  ],
  short:
    'React for the largest ecosystem and job market, Vue for a gentle, complete package, Svelte for small bundles and little ceremony. All three can build the same product.',
  points: [
    ['React', 'JSX and hooks; you choose router and state library yourself.'],
    ['Vue', 'single-file components; router and store come from the same team.'],
    ['Svelte', 'a compiler; very little runtime reaches the browser.'],
    ['Real tie-breaker', 'what your team already ships well.'],
  ],
  lead: 'All three draw components from state. The differences that last longer than one release are these:',
  table: {
    head: ['', 'React', 'Vue', 'Svelte'],
    rows: [
      ['Written in', 'JSX', 'templates, or JSX', 'HTML-like templates'],
      ['Updates by', 'virtual DOM', 'virtual DOM, reactive state', 'compiled updates, signals'],
      ['Official router', 'no', 'yes', 'via SvelteKit'],
      ['Full-stack home', 'Next.js and others', 'Nuxt', 'SvelteKit'],
      ['Ecosystem', 'largest', 'large', 'smaller, growing'],
    ],
  },
  rules: [
    'Hiring many people soon: React.',
    'A small team that wants one official way: Vue.',
    'Bundle size or joy of writing first: Svelte.',
  ],
  doubt:
    'Benchmarks differ between these three, but seldom in a way that users of an ordinary product can feel. So I should not decide on benchmark speed; people and ecosystem weigh more',
  reasoning: [
    'For an ordinary product all three are fast enough, so raw speed drops out first. What remains is people: who will write it, who will join later, and which libraries they will need on a bad day.',
    'React wins on libraries and hiring, and pays with choices you have to make yourself. Vue makes those choices for you. Svelte asks for the least code and gives you the smallest shelf of ready-made parts.',
  ],
  decide: {
    head: ['What matters most', 'Pick', 'Because'],
    rows: [
      ['hiring and libraries', 'React', 'the widest pool of both'],
      ['one coherent package', 'Vue', 'router and store are official'],
      ['little code, small bundle', 'Svelte', 'a compiler does the work'],
      ['an existing team', 'theirs', 'habits outlast features'],
    ],
  },
  verdict:
    'If nothing else decides, take the one your most experienced person has already shipped with. Otherwise React is the safe default.',
  essay: [
    'Put three cooks in front of the same basket. The first, React, says that everything is a function: give it the state and it returns the plate. It brings a sharp knife and little else, and the market around it is so large that whatever you lack is two stalls away. Many teams love precisely that freedom. Some grow tired of choosing.',
    'The second, Vue, arrives with a well packed kit. Template, script and style live in one file, the router and the store come from the same workshop, and the manual reads as if somebody cared. It was always meant to be adopted by degrees, so it sits happily on a single old page or carries a whole application. Newcomers tend to be productive within days.',
    'The third, Svelte, does its work before the guests arrive. It is a compiler: what you write looks almost like plain HTML with a little script, and what reaches the browser is lean code that changes just the right node. You will write less than with the others, and sometimes you will find that the component you hoped to install does not exist yet. None of them is wrong. A framework is a long companionship, and it is worth choosing the one whose daily habits your team will still like on a rainy Thursday in its third year.',
  ],
  quote: 'The best framework is the one your team still enjoys on an ordinary Thursday.',
  bargain: {
    head: ['', 'What it gives', 'What it asks for'],
    rows: [
      ['**React**', 'the widest choice of libraries and people', 'many decisions of your own'],
      ['**Vue**', 'one coherent, official kit', 'a somewhat smaller market'],
      ['**Svelte**', 'little code, lean bundles', 'building some parts yourself'],
    ],
  },
  caveat:
    'All three change quickly, so check the current release notes before relying on any feature comparison, this one included.',
  picture:
    'Picture three workbenches. React’s is nearly bare beside a huge hardware shop. Vue’s has every tool on its hook. Svelte’s has a machine that swallows your sketch and hands back a finished, very light part.',
  code: {
    language: 'tsx',
    source: `// The same counter in React; Vue and Svelte below as comments.
import { useState } from 'react';

export function Counter() {
  const [count, setCount] = useState(0);
  return <button onClick={() => setCount((previous) => previous + 1)}>Clicked {count}</button>;
}

// Vue:    <script setup> const count = ref(0) </script>
//         <template><button @click="count++">Clicked {{ count }}</button></template>
// Svelte: <script> let count = $state(0); </script>
//         <button onclick={() => count++}>Clicked {count}</button>`,
    note: 'Build your hardest screen in two of them for one afternoon each. That tells you more than a month of reading.',
  },
  abroad:
    'Communities differ by place: Vue has long been especially strong in China, and its documentation is kept in many languages, which counts when half the team reads it in Mandarin or Portuguese.',
  notes: [
    ['Español', 'React por el ecosistema, Vue por la coherencia, Svelte por la ligereza.'],
    ['Français', 'React pour l’écosystème, Vue pour la cohérence, Svelte pour la légèreté.'],
  ],
};
