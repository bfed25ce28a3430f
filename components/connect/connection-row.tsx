import { Button } from '#components/ui/button.tsx';
import type { Connection } from '#lib/connect/connection.ts';

interface ConnectionRowProps {
  connection: Connection;
  onDisconnect: () => void;
}

/** Whose key a provider is asked with. The server's own is not the visitor's to take away. */
export function ConnectionRow({ connection, onDisconnect }: ConnectionRowProps) {
  const { name, connected, label } = connection;
  return (
    <li className="flex min-h-10 items-center gap-3 py-1.5">
      <span className="font-medium">{name}</span>
      <span className="min-w-0 flex-1 truncate text-note text-soft">
        {connected === 'own' ? 'your key' : 'the server’s key'}
        {label && <code className="ml-2 font-mono text-mute">{label}</code>}
      </span>
      {connected === 'own' && (
        <Button onClick={onDisconnect}>
          Disconnect
          <span className="sr-only"> {name}</span>
        </Button>
      )}
    </li>
  );
}
