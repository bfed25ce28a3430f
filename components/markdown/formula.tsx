'use client';

import { useLayoutEffect, useRef, useState } from 'react';
import type { Typeset } from '#lib/markdown/formula.ts';
import { keptTypeset, typesetWhenIdle } from '#lib/markdown/typeset.ts';
import { LongText } from './long-text.tsx';

interface FormulaProps {
  /** TeX, whole. */
  text: string;
  display: boolean;
  /** It stands by itself, in no line of text. */
  block?: boolean;
}

/** As its source until it is typeset, and where it can't be: then its tooltip says why. */
export function Formula({ text, display, block = false }: FormulaProps) {
  const typeset = useTypeset(text, display);
  const kind = display ? 'display' : 'inline';
  const Tag = block ? 'div' : 'span';
  if (typeset && 'mathml' in typeset) {
    const { mathml } = typeset;
    return <TypesetFormula key="typeset" source={text} Tag={Tag} kind={kind} mathml={mathml} />;
  }
  return (
    <Tag data-math={kind} title={typeset?.complaint}>
      {block ? <LongText text={text} /> : text}
    </Tag>
  );
}

function useTypeset(text: string, display: boolean): Typeset | undefined {
  const [latest, setLatest] = useState<{ text: string; typeset: Typeset }>();
  useLayoutEffect(() => {
    const set = (typeset: Typeset) => setLatest({ text, typeset });
    const kept = keptTypeset(text, display);
    if (!kept) return typesetWhenIdle(text, display, set);
    set(kept);
    return undefined;
  }, [text, display]);
  return latest?.text === text ? latest.typeset : undefined;
}

interface TypesetFormulaProps {
  source: string;
  Tag: 'div' | 'span';
  kind: 'display' | 'inline';
  mathml: string;
}

/** What scrolls sideways must be reachable by keyboard. */
const scrolls = { 'data-wide': '', role: 'group', 'aria-label': 'Formula', tabIndex: 0 };

function TypesetFormula({ source, Tag, kind, mathml }: TypesetFormulaProps) {
  const host = useRef<HTMLDivElement & HTMLSpanElement>(null);
  const [wide, setWide] = useState(false);
  useLayoutEffect(() => {
    const { current } = host;
    if (!current) return;
    current.replaceChildren(nodeOf(mathml) ?? source);
    setWide(isWide(current, kind, source));
  }, [mathml, source, kind]);
  return <Tag ref={host} data-math={kind} data-typeset="" {...(wide ? scrolls : {})} />;
}

/** Null where it is not well formed: it is never read as HTML. */
function nodeOf(mathml: string): Node | null {
  const { documentElement } = new DOMParser().parseFromString(mathml, 'application/xml');
  return documentElement.localName === 'math' ? document.importNode(documentElement, true) : null;
}

/** No column is so narrow that a shorter source would not find room: those are not measured. */
const surelyNarrow = 24;

function isWide(host: HTMLElement, kind: 'display' | 'inline', source: string): boolean {
  if (source.length < surelyNarrow) return false;
  const room = kind === 'display' ? host : host.parentElement?.closest('p, li, th, td, [data-level]');
  const math = host.firstElementChild;
  return Boolean(room && math && math.getBoundingClientRect().width > room.clientWidth + 1);
}
