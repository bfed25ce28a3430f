import type { Metadata } from 'next';
import { Architecture } from '#components/docs/architecture.tsx';

export const metadata: Metadata = {
  title: 'Architecture · Abreast',
  description:
    'The way of a prompt, what goes over the wire, what is measured where, and which folder does it.',
};

export default function Page() {
  return <Architecture />;
}
