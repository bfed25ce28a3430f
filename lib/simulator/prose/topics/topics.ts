import { bigO } from './big-o.ts';
import { blackHoles } from './black-holes.ts';
import { blueSky } from './blue-sky.ts';
import { bread } from './bread.ts';
import { cacheInvalidation } from './cache-invalidation.ts';
import { compoundInterest } from './compound-interest.ts';
import { embeddings } from './embeddings.ts';
import { hashMapOrSortedArray } from './hash-map-or-sorted-array.ts';
import { httpCaching } from './http-caching.ts';
import { inflation } from './inflation.ts';
import { monolithOrMicroservices } from './monolith-or-microservices.ts';
import { photosynthesis } from './photosynthesis.ts';
import { postgresOrSqlite } from './postgres-or-sqlite.ts';
import { processOrThread } from './process-or-thread.ts';
import { pythonOrJavascript } from './python-or-javascript.ts';
import { ragOrFineTuning } from './rag-or-fine-tuning.ts';
import { reactVueOrSvelte } from './react-vue-or-svelte.ts';
import { rebaseOrMerge } from './rebase-or-merge.ts';
import { recursion } from './recursion.ts';
import { restOrGraphql } from './rest-or-graphql.ts';
import { rustOrGo } from './rust-or-go.ts';
import { samplingTemperature } from './sampling-temperature.ts';
import { sleep } from './sleep.ts';
import { sqlOrNosql } from './sql-or-nosql.ts';
import { tcpOrUdp } from './tcp-or-udp.ts';
import { tokens } from './tokens.ts';
import type { Topic } from './topic.ts';

/** The shelf. A new subject is one file and one line here. */
export const topics: readonly Topic[] = [
  hashMapOrSortedArray,
  tcpOrUdp,
  restOrGraphql,
  sqlOrNosql,
  processOrThread,
  reactVueOrSvelte,
  postgresOrSqlite,
  rustOrGo,
  pythonOrJavascript,
  monolithOrMicroservices,
  cacheInvalidation,
  recursion,
  bigO,
  httpCaching,
  rebaseOrMerge,
  samplingTemperature,
  tokens,
  ragOrFineTuning,
  embeddings,
  photosynthesis,
  blueSky,
  blackHoles,
  bread,
  sleep,
  inflation,
  compoundInterest,
];
