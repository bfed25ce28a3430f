import { clsx } from 'clsx';
import { useId } from 'react';
import type { RoutingField } from '#lib/prompt/routing.ts';
import type { Routing } from '#lib/prompt/setup.ts';
import { ChipsField, type Suggestion } from './chips-field.tsx';
import { Differs } from './differs.tsx';
import { fieldLook } from './field-look.ts';
import { PriceField } from './price-field.tsx';
import { ResetButton } from './reset-button.tsx';

/** What there is to choose from in the lists of endpoints, of quantizations and of models. */
export interface RoutingChoices {
  endpoints: readonly Suggestion[] | undefined;
  quantizations: readonly Suggestion[];
  models: readonly Suggestion[];
}

interface RoutingRowProps<Field extends RoutingField = RoutingField> {
  field: Field;
  value: Routing;
  /** Null when `value` itself is what is shared. */
  shared: Routing | null;
  choices: RoutingChoices;
  onChange: (value: Routing[Field['key']] | undefined) => void;
}

export function RoutingRow(props: RoutingRowProps) {
  const { field, value, shared, onChange } = props;
  const id = useId();
  const isSet = value[field.key] !== undefined;
  return (
    <div className="flex min-h-[34px] items-center gap-2">
      <label htmlFor={id} className="flex w-[124px] shrink-0 items-center gap-1.5">
        {field.label}
        {shared !== null && isSet && <Differs />}
      </label>
      <RoutingControl {...props} id={id} />
      <ResetButton
        label={`Reset ${field.label.toLowerCase()}`}
        shown={isSet}
        onClick={() => onChange(undefined)}
      />
    </div>
  );
}

const words = { yes: true, no: false } as const;

function RoutingControl({ id, field, value, shared, choices, onChange }: RoutingRowProps & { id: string }) {
  if (field.kind === 'price') {
    return (
      <PriceField
        id={id}
        label={field.label}
        value={value.maxPrice}
        shared={shared?.maxPrice}
        onChange={onChange}
      />
    );
  }
  if (field.kind === 'list') {
    const entries = value[field.key] ?? [];
    const common = { id, label: field.label, entries, onChange };
    const inherited = value[field.key] === undefined ? shared?.[field.key]?.join(', ') : undefined;
    if (field.key === 'models')
      return (
        <ChipsField
          {...common}
          most={field.max}
          placeholder={inherited || 'author/model'}
          proposed={choices.models}
        />
      );
    if (field.key === 'quantizations')
      return (
        <ChipsField {...common} most={20} placeholder={inherited || 'add'} choices={choices.quantizations} />
      );
    const placeholder = inherited || (choices.endpoints ? 'add' : 'together, groq…');
    return <ChipsField {...common} most={50} placeholder={placeholder} choices={choices.endpoints} />;
  }
  const fallback = shared?.[field.key];
  if (field.kind === 'flag') {
    const written = (flag: boolean | undefined) => (flag === undefined ? '' : flag ? 'yes' : 'no');
    return (
      <Select
        id={id}
        value={written(value[field.key])}
        fallback={written(
          value[field.key] === undefined && typeof fallback === 'boolean' ? fallback : undefined,
        )}
        options={['yes', 'no']}
        onChange={(text) => onChange(text === 'yes' || text === 'no' ? words[text] : undefined)}
      />
    );
  }
  return (
    <Select
      id={id}
      value={value[field.key] ?? ''}
      fallback={typeof fallback === 'string' ? fallback : ''}
      options={field.choices}
      onChange={(text) => onChange(field.choices.find((choice) => choice === text))}
    />
  );
}

interface SelectProps {
  id: string;
  value: string;
  /** What counts while nothing is chosen; empty: OpenRouter's own default. */
  fallback: string;
  options: readonly string[];
  onChange: (value: string) => void;
}

export function Select({ id, value, fallback, options, onChange }: SelectProps) {
  return (
    <>
      <span className="flex-1" />
      <select
        id={id}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        className={clsx(fieldLook, 'w-[104px] text-[12.5px]', value === '' && 'text-mute')}
      >
        <option value="">{fallback || 'default'}</option>
        {options.map((option) => (
          <option key={option} value={option}>
            {option}
          </option>
        ))}
      </select>
    </>
  );
}
