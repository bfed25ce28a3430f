'use client';
import { useEffect, useState } from 'react';

/** Epoch ms, renewed every half minute: exact enough for "2 min ago". */
export function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
