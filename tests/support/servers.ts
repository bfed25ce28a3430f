/** The simulator that api and e2e tests have as their upstream. */
export const simulatorUrl = 'http://127.0.0.1:4110/api/v1';
/** The playground with a key for the simulator. */
export const playgroundUrl = 'http://127.0.0.1:4111';
/** The playground as a first visitor finds it: no key, no network. */
export const demoUrl = 'http://127.0.0.1:4112';
/** The playground whose visitors bring their own keys: no key, and the simulator as its upstream. */
export const connectUrl = 'http://127.0.0.1:4113';
/** The playground open to visitors: a key that is lent for free models, three requests a day to each of them. */
export const publicUrl = 'http://127.0.0.1:4114';
/** The name that it is told to have. */
export const publicName = 'https://abreast.example';
