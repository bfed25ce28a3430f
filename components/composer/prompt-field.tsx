'use client';
import {
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useState,
} from 'react';
import { ariaKeys } from '#components/command/shortcuts.ts';
import { useSingleKeys } from '#components/command/single-keys.ts';

interface PromptFieldProps {
  value: string;
  placeholder: string;
  field: RefObject<HTMLTextAreaElement | null>;
  onChange: (value: string) => void;
}

const id = 'prompt';

/** What stands in the field before React takes it over; null on the server. */
function typedText(): string | null {
  if (typeof document === 'undefined') return null;
  const element = document.getElementById(id);
  return element instanceof HTMLTextAreaElement ? element.value : null;
}

/**
 * While hydrating, React would put the server's text back in the place of what was typed before the page was
 * interactive. So the first render shows what stands in the document, and the draft takes it over.
 */
export function PromptField({ value, placeholder, field, onChange }: PromptFieldProps) {
  const [typed, setTyped] = useState(typedText);
  const takeOver = useEffectEvent(() => {
    if (typed !== null && typed !== value) onChange(typed);
    setTyped(null);
  });
  useEffect(() => takeOver(), []);
  useGrowth(field, value);
  const singleKeys = useSingleKeys();
  return (
    <textarea
      ref={field}
      id={id}
      aria-label="Prompt"
      aria-keyshortcuts={ariaKeys('write', singleKeys)}
      rows={1}
      value={typed ?? value}
      placeholder={placeholder}
      suppressHydrationWarning
      onChange={(event) => onChange(event.currentTarget.value)}
      onKeyDown={leave}
      className="block max-h-[40dvh] w-full resize-none overflow-y-auto bg-transparent text-[15px] leading-[22px] outline-none [field-sizing:content] placeholder:overflow-hidden placeholder:text-ellipsis placeholder:whitespace-nowrap placeholder:text-mute placeholder-shown:overflow-hidden placeholder-shown:text-ellipsis placeholder-shown:whitespace-nowrap max-md:pointer-coarse:text-[16px]"
    />
  );
}

/** Escape with nothing left to stop: out of the field, so that keys mean the page again and not letters. */
function leave(event: KeyboardEvent<HTMLTextAreaElement>): void {
  const isOurs = !event.defaultPrevented && !event.repeat && !event.nativeEvent.isComposing;
  if (event.key === 'Escape' && isOurs) event.currentTarget.blur();
}

/** Grows the field with its text where the browser does not know `field-sizing`. */
function useGrowth(field: RefObject<HTMLTextAreaElement | null>, value: string): void {
  useLayoutEffect(() => {
    const element = field.current;
    if (!element || CSS.supports('field-sizing', 'content')) return;
    element.style.height = 'auto';
    element.style.height = value === '' ? '' : `${element.scrollHeight}px`;
  }, [field, value]);
}
