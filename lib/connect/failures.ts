/** Why a way through OpenRouter's consent page did not end with a key: one sentence each, and what to do next. */
export const connectFailures = {
  denied: {
    message: 'OpenRouter was not allowed to hand out a key.',
    action: 'Connect again, or paste a key.',
  },
  state: {
    message: 'The answer from OpenRouter does not belong to a connection this browser is making.',
    action: 'Connect again from here.',
  },
  code: {
    message: 'OpenRouter did not take the code: it is missing, used already or too old.',
    action: 'Connect again.',
  },
  network: {
    message: 'OpenRouter could not be asked for the key.',
    action: 'Check the network, then connect again, or paste a key.',
  },
  cookie: {
    message: 'The keys together are longer than a browser keeps.',
    action: 'Disconnect another provider, then connect again.',
  },
  address: {
    message: 'OpenRouter leads back to localhost, 127.0.0.1 and https addresses only.',
    action: 'Open Abreast under one of those and connect there.',
  },
} as const;

export type ConnectFailure = keyof typeof connectFailures;
