import { type ComponentType, createElement, lazy, Suspense } from 'react';

/** Stands in for `next/dynamic` in the offline player, which has everything in one file already. */
export default function dynamic<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  const Loaded = lazy(async () => ({ default: await load() }));
  return (props) => <Suspense>{createElement(Loaded, props)}</Suspense>;
}
