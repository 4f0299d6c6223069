import { crossSiteWays } from '../../e2e/cross-site.ts';
import { findBrowser } from '../../e2e/find-browser.ts';
import { mislead } from '../../e2e/mislead.ts';
import { useScriptedPad } from '../../e2e/scripted-pad.ts';
import { startWhole } from '../../e2e/whole.ts';
import { untried, type Check, type Finding } from './finding.ts';

/** As many script names as there are. */
const names = 106;

/** What other sites and hostile names do in a real browser in which somebody is signed in. */
export const inBrowser: Check = async () => {
  if (findBrowser() === undefined) {
    return [untried('attacks in a real browser', 'no Chrome or Chromium on this machine')];
  }
  return [await misled(), await scripted()];
};

async function misled(): Promise<Finding> {
  const whole = await startWhole();
  try {
    const tried = await mislead(whole, ['otherSite', 'otherOrigin']);
    const changed = tried.filter((each) => each.changed);
    const read = tried.filter((each) => each.read !== undefined);
    const worst = [...changed, ...read][0]?.way;
    return {
      check: `forms, scripts, images, frames and more of another site and of another port, in a call and without: ${crossSiteWays.length} ways`,
      tried: tried.length,
      outcome: `${changed.length} state changes, ${read.length} answers read${worst ? `, such as ${worst}` : ''}`,
      holds: changed.length + read.length === 0,
    };
  } finally {
    await whole.close();
  }
}

async function scripted(): Promise<Finding> {
  const whole = await startWhole();
  try {
    const { shown, amiss } = await useScriptedPad(whole, names);
    return {
      check:
        'contacts whose names, titles and groups are scripts, on the pad, in a call, in its log',
      tried: names,
      outcome: `${amiss.length} dialogs, policy violations or strange requests; ${shown} shown letter by letter${amiss[0] ? `; such as ${amiss[0]}` : ''}`,
      holds: amiss.length === 0 && shown === names,
    };
  } finally {
    await whole.close();
  }
}
