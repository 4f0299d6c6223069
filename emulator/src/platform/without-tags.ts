/** SSML is for the voice, not for the reader of captions. */
export function withoutTags(text: string): string {
  return text.replaceAll(/<[^>]*>/g, '').trim();
}
