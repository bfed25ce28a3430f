/** How the visitor stands with one provider; never the key. */
export interface Connection {
  id: string;
  name: string;
  /** Whose key pays: the visitor's own, the server's, or there is none. */
  connected: 'own' | 'server' | 'none';
  /** How the provider itself writes the visitor's key where it may be seen. */
  label?: string;
}

/** What `/api/connect` answers, to every method. */
export interface ConnectAnswer {
  providers: Connection[];
}
