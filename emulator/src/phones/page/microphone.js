/** Opens the microphone. Rejects with words for the person. */
const goOn = 'You hear the call all the same; type below what you want to say.';
const words = {
  denied:
    'Your browser is blocking the microphone. Click the lock icon beside the address, allow it, then press “Try the microphone again”.',
  missing: 'No microphone was found. Plug one in, then press “Try the microphone again”.',
  busy: 'Another program is using the microphone. Close it, then press “Try the microphone again”.',
  insecure: 'The browser shares the microphone only with pages on https or on localhost.',
};
/** What to say when it was there and is gone. */
export const unplugged = `Your microphone is gone. Plug one in, then press “Try the microphone again”. ${goOn}`;

const problems = { NotAllowedError: 'denied', SecurityError: 'denied', NotFoundError: 'missing' };

export async function openMicrophone() {
  const { mediaDevices } = navigator;
  if (!mediaDevices) throw new Error(`${words.insecure} ${goOn}`);
  try {
    return await mediaDevices.getUserMedia({ audio: true });
  } catch (error) {
    throw new Error(`${words[problems[error.name] ?? 'busy']} ${goOn}`);
  }
}
