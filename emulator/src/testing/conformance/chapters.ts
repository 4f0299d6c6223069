import { actions } from './actions.ts';
import { browserSdks } from './browser-sdks.ts';
import { callFlow } from './call-flow.ts';
import { guides } from './guides.ts';
import { operations } from './operations.ts';
import { overview } from './overview.ts';
import type { Chapter } from './row.ts';
import { snippets } from './snippets.ts';

export const chapters: readonly Chapter[] = [
  callFlow,
  actions,
  overview,
  guides,
  snippets,
  browserSdks,
  operations,
];
