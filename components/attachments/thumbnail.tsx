import { FileText } from 'lucide-react';

interface ThumbnailProps {
  kind: 'image' | 'file';
  url: string;
  /** Empty where the name stands beside it. */
  label: string;
  size: number;
}

/** A picture cut to a square, or the sign of a file. */
export function Thumbnail({ kind, url, label, size }: ThumbnailProps) {
  const look = 'shrink-0 rounded-code border border-hairline bg-fill';
  if (kind === 'file') {
    return (
      <span
        className={`inline-flex items-center justify-center text-soft ${look}`}
        style={{ width: size, height: size }}
      >
        <FileText size={Math.round(size * 0.55)} strokeWidth={1.75} aria-hidden="true" />
        {label !== '' && <span className="sr-only">{label}</span>}
      </span>
    );
  }
  return (
    <img
      src={url}
      alt={label}
      title={label || undefined}
      style={{ width: size, height: size }}
      loading="lazy"
      decoding="async"
      className={`object-cover ${look}`}
    />
  );
}
