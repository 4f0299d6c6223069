/** The sound of one call, both ways, between this page and the emulator. */
import { createLevel } from './level.js';
import { openMicrophone, unplugged } from './microphone.js';
import { context, unlock } from './sound.js';

/**
 * Opens a line. It speaks silence until the microphone is there, so that nobody waits for a question of the browser's.
 * `lost` is called when the connection breaks off.
 */
export async function openLine(element, lost) {
  unlock();
  const connection = new RTCPeerConnection();
  const [silence] = context.createMediaStreamDestination().stream.getAudioTracks();
  const sender = connection.addTrack(silence);
  const player = Object.assign(document.createElement('audio'), { autoplay: true });
  player.dataset.remoteAudio = '';
  const heard = createLevel(element.querySelector('[data-level=in]'));
  const spoken = createLevel(element.querySelector('[data-level=out]'));
  let microphone;
  let muted = false;
  let open = true;

  connection.addEventListener('track', ({ track }) => {
    player.srcObject = new MediaStream([track]);
    heard.watch(player.srcObject);
  });
  connection.addEventListener('connectionstatechange', () => {
    if (open && connection.connectionState === 'failed') lost();
  });
  element.append(player);
  await connection.setLocalDescription();

  return {
    offer: connection.localDescription.sdp,
    accept: (sdp) => connection.setRemoteDescription({ type: 'answer', sdp }),
    /**
     * Rejects, with words for the person, when there is no microphone; one then listens only. `gone` is called with
     * such words when it is unplugged.
     */
    speak: async (gone) => {
      const stream = await openMicrophone();
      if (!open) {
        stop(stream);
        return;
      }
      if (microphone) stop(microphone);
      microphone = stream;
      const [track] = stream.getAudioTracks();
      track.enabled = !muted;
      track.addEventListener('ended', () => gone(unplugged));
      await sender.replaceTrack(track);
      spoken.watch(stream);
    },
    mute: (on) => {
      muted = on;
      for (const track of microphone?.getAudioTracks() ?? []) track.enabled = !on;
    },
    close: () => {
      open = false;
      if (microphone) stop(microphone);
      heard.end();
      spoken.end();
      connection.close();
      player.remove();
    },
  };
}

function stop(stream) {
  for (const track of stream.getTracks()) track.stop();
}
