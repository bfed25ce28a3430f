/** What a first visit begins with. Apart from the reading of links, which the server alone does. */
export const demoLineUp = ['demo:swift', 'demo:steady', 'demo:thinker', 'demo:scribe'] as const;
