import {
  CircleHelp,
  Columns3,
  Eye,
  History,
  Layers,
  type LucideIcon,
  MessageSquare,
  Share,
  SlidersHorizontal,
  Sparkle,
} from 'lucide-react';
import type { Group } from './command.ts';

const icons: Readonly<Record<Group | 'History', LucideIcon>> = {
  Conversation: MessageSquare,
  'Set-up': SlidersHorizontal,
  'Line-ups': Layers,
  Columns: Columns3,
  View: Eye,
  Share,
  'Example prompts': Sparkle,
  Help: CircleHelp,
  History,
};

const known: Readonly<Partial<Record<string, LucideIcon>>> = icons;

export const iconOf = (group: string): LucideIcon => known[group] ?? icons.Conversation;
