import { aiSdk } from './ai-sdk.ts';
import { curl } from './curl.ts';
import { javascriptFetch } from './javascript-fetch.ts';
import type { Language } from './language.ts';
import { pythonOpenAi } from './python-openai.ts';

/** In the order of the tabs. */
export const languages: readonly Language[] = [curl, pythonOpenAi, aiSdk, javascriptFetch];
