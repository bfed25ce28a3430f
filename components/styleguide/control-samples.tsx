'use client';
import { Copy, Ellipsis, Pin, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { StateDot } from '#components/columns/state-dot.tsx';
import { fieldLook } from '#components/settings/field-look.ts';
import { Badge } from '#components/ui/badge.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { Kbd } from '#components/ui/kbd.tsx';
import { laneStyle } from '#components/ui/lane.ts';
import { Menu } from '#components/ui/menu.tsx';
import { Popover } from '#components/ui/popover.tsx';
import { Switch } from '#components/ui/switch.tsx';
import { BothThemes } from './both-themes.tsx';
import { Row } from './row.tsx';

const variants = ['primary', 'outline', 'quiet'] as const;
const tones = ['plain', 'warn', 'bad', 'ok'] as const;
const states = ['idle', 'queued', 'waiting', 'streaming', 'done', 'failed', 'stopped'] as const;
const nothing = () => {};

const menuItems = [
  { label: 'Pin', icon: Pin, onSelect: nothing, shortcut: 'P' },
  { label: 'Chosen', note: 'A second, quieter line', checked: true, onSelect: nothing },
  { label: 'Not now', icon: Copy, disabled: true, onSelect: nothing },
  { label: 'Delete', icon: Trash2, tone: 'bad', separated: true, onSelect: nothing },
] as const;

/** Every small part, in every state that it has by itself; hover, focus and press them for the rest. */
export function ControlSamples() {
  const [on, setOn] = useState(true);
  const [open, setOpen] = useState(false);
  return (
    <>
      <BothThemes>
        <Row title="Buttons">
          {variants.map((variant) => (
            <Button key={variant} variant={variant}>
              {variant}
            </Button>
          ))}
          {variants.map((variant) => (
            <Button key={variant} variant={variant} size="large">
              {variant} <Kbd>↵</Kbd>
            </Button>
          ))}
          <Button disabled>disabled</Button>
          <Button variant="primary" disabled>
            disabled
          </Button>
        </Row>
        <Row title="Icon buttons, with their tooltips">
          <IconButton label="Copy" icon={Copy} />
          <IconButton label="Pin" icon={Pin} shortcut="P" />
          <IconButton label="Opened" icon={Ellipsis} aria-expanded={true} />
          <IconButton label="Disabled" icon={Trash2} disabled />
        </Row>
        <Row title="Menu, popover, dialog">
          <Menu label="A menu" icon={Ellipsis} items={menuItems} />
          <Popover label="A popover" trigger="Popover" className="w-64 p-3">
            <p className="text-note text-soft">A panel with whatever it holds.</p>
          </Popover>
          <Button onClick={() => setOpen(true)}>Dialog</Button>
        </Row>
        <Row title="Badges">
          {tones.map((tone) => (
            <Badge key={tone} tone={tone}>
              {tone}
            </Badge>
          ))}
        </Row>
        <Row title="Switches">
          <Switch on={on} onChange={setOn}>
            Keep runs
          </Switch>
          <Switch on={!on} onChange={(next) => setOn(!next)}>
            The other
          </Switch>
          <Switch on={true} onChange={nothing} disabled>
            Disabled
          </Switch>
        </Row>
        <Row title="Fields">
          <input aria-label="Empty" placeholder="Placeholder" className={fieldLook} />
          <input aria-label="Filled" defaultValue="Filled" className={fieldLook} />
          <input aria-label="Wrong" aria-invalid="true" defaultValue="Wrong" className={fieldLook} />
          <input aria-label="Disabled" disabled defaultValue="Disabled" className={fieldLook} />
        </Row>
        <Row title="State dots, in the first lanes’ colours">
          {states.map((state, lane) => (
            <span key={state} className="inline-flex items-center gap-2 text-note" style={laneStyle(lane)}>
              <StateDot state={state} />
              <span aria-hidden="true">{state}</span>
            </span>
          ))}
        </Row>
      </BothThemes>
      <Dialog open={open} onOpenChange={setOpen} title="A dialog">
        <p className="text-body text-soft">It takes the focus, and gives it back.</p>
      </Dialog>
    </>
  );
}
