import { defineKpi } from '../kpi.ts';

export const ai_visibility = /* @__PURE__ */ defineKpi('ai_search', 'ai_visibility', {
  name: 'AI visibility',
  description:
    'Tracked AI answers that name the brand, divided by all tracked AI answers and shown on a scale of 0 to 100. An answer counts once, however often it names the brand; a link without the name does not count.',
  question: 'In how many of the AI answers that matter to us do we appear?',
  formula: 'ai_answers_with_brand / ai_answers_tracked',
  unit: 'points',
  better: 'higher',
  proportion: true,
  funnelStage: 'awareness',
  goals: ['brand_awareness', 'ai_search_presence'],
  horizon: 'long',
  actions: [
    'Get named on the sites that AI platforms quote: forums, trade press, comparison pages.',
    'Describe the brand in the same words on the site, in directories and on social channels.',
    'Tie the brand to its topic in public: press work, partnerships, guest appearances.',
  ],
  variants: ['ai_share_of_voice'],
  aliases: ['ai visibility score', 'llm visibility', '人工智能可见性', 'AI 可见性'],
  beware:
    'Vendors compute scores of this name in their own ways, from their own prompts; they cannot be compared with each other. Here it is answers with the brand ÷ answers tracked.',
  example: { given: { ai_answers_with_brand: [30, 10], ai_answers_tracked: [100, 300] }, expect: 0.1 },
  references: ['Article A, KPI 1'],
});

export const ai_share_of_voice = /* @__PURE__ */ defineKpi('ai_search', 'ai_share_of_voice', {
  name: 'AI share of voice',
  description:
    'Mentions of the brand in AI answers, divided by those of the brand and its tracked competitors together. Brands that nobody tracks do not count, nor do mentions outside AI search.',
  question: 'When AI answers name someone in our market, how often is it us?',
  formula: 'brand_mentions / (brand_mentions + competitor_mentions)',
  where: 'channel=ai_search',
  unit: 'percent',
  better: 'higher',
  proportion: true,
  funnelStage: 'awareness',
  goals: ['ai_search_presence'],
  horizon: 'long',
  actions: [
    'Look up the questions that only competitors are named for, and publish the better answer.',
    'Appear in the comparisons and lists that those answers cite.',
    'Keep the list of competitors unchanged while comparing periods.',
  ],
  variants: ['share_of_voice', 'ai_visibility'],
  aliases: ['ai sov', 'AI 声量占比', 'AI 话语权'],
  example: { given: { brand_mentions: [40, 20], competitor_mentions: [60, 180] }, expect: 0.2 },
  references: ['Article A, KPI 1'],
});

export const brand_mentions = /* @__PURE__ */ defineKpi('ai_search', 'brand_mentions', {
  name: 'Brand mentions',
  description:
    'Times that AI answers name the brand. Links without the name do not count. A source that also holds social or press mentions adds them in, unless it is filtered to AI search.',
  question: 'How often do AI platforms bring up our brand?',
  formula: 'brand_mentions',
  unit: 'count',
  better: 'higher',
  funnelStage: 'awareness',
  goals: ['brand_awareness', 'ai_search_presence'],
  horizon: 'long',
  actions: [
    'Publish on the topics of your field until the brand is known for them.',
    'Give others a reason to write about you: studies, launches, events.',
    'Check which questions already bring mentions, and cover their neighbours.',
  ],
  aliases: ['mentions', '品牌提及量', '品牌提及次数'],
  example: { given: { brand_mentions: [18, 24] }, expect: 42 },
  references: ['Article A, KPI 2'],
});

export const citations = /* @__PURE__ */ defineKpi('ai_search', 'citations', {
  name: 'Citations',
  description:
    'Links to pages of our own that AI answers give as their source. Mentions without a link do not count, nor do links to what others wrote about us.',
  question: 'Do AI platforms trust our pages enough to cite them?',
  formula: 'citations',
  unit: 'count',
  better: 'higher',
  funnelStage: 'awareness',
  goals: ['ai_search_presence'],
  horizon: 'long',
  actions: [
    'Put telling headings over short sections, so that a fact can be lifted out.',
    'Publish figures and studies of your own that others have to refer to.',
    'Answer the common questions of your field completely, on one page each.',
  ],
  aliases: ['ai citations', 'AI 引用', '引用次数', '被引用次数'],
  example: { given: { citations: [7, 5] }, expect: 12 },
  references: ['Article A, KPI 3'],
});

/** Whether AI platforms name and cite the brand. */
export const aiSearch = { ai_visibility, ai_share_of_voice, brand_mentions, citations };
