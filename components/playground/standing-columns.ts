import { standing } from '#components/ui/standing.tsx';
import { noConversation } from '#lib/run/no-conversation.ts';

/** The columns as the server drew them: nothing was asked, and they stood side by side. */
export const StandingColumns = standing(
  () => import('./columns-part.tsx').then((module) => module.ColumnsPart),
  {
    still: (props) => ({ ...props, conversation: noConversation, view: undefined }),
    hasNews: ({ columns, conversation }, first) =>
      columns !== first.columns || conversation.get().turns.length > 0,
  },
);
