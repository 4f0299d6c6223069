import type { Router } from '@angular/router';

/** What came of going to the company's page, as the address of this page has it; null for nothing to tell. */
export function companyWords(router: Router, label = 'your company'): string | null {
  switch (router.parseUrl(router.url).queryParamMap.get('company') ?? '') {
    case 'failed':
      return `That did not work with ${label}. Try again.`;
    case 'away':
      return `Right now ${label} can’t be reached. Try again later.`;
    case 'unknown':
      return `Nobody here is connected with you at ${label} yet. Ask your admin for a setup link, then connect it on your account page.`;
    case 'taken':
      return `Not connected: at ${label} you are another user of Hotline, or this one is somebody else.`;
    default:
      return null;
  }
}
