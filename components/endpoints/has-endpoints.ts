/** Whether several companies may host the model behind its door. */
export const hasEndpoints = (model: string): boolean => /^(openrouter|demo):/.test(model);
