import type { Model } from '#lib/catalog/model.ts';
import type { Setting } from '#lib/prompt/settings.ts';

type Choice = Extract<Setting, { kind: 'choice' }>;

/** The choices a model really has: some name the efforts they know, and some always reason. */
export function offeredChoices(setting: Choice, model: Model | undefined): readonly string[] {
  const reasoning = model?.reasoning;
  if (setting.key !== 'reasoningEffort' || !reasoning) return setting.choices;
  const known = reasoning.efforts?.length ? reasoning.efforts : setting.choices;
  return setting.choices.filter((choice) =>
    choice === 'none' ? !reasoning.mandatory : known.includes(choice),
  );
}

/** What counts where nothing is set, as text: the model's own default where it is known. */
export function ownDefault(setting: Setting, model: Model | undefined): string {
  const effort = setting.key === 'reasoningEffort' ? model?.reasoning?.defaultEffort : null;
  return String(model?.defaults[setting.parameter] ?? effort ?? 'default');
}
