import { keepFile } from '../platform/recording/file-store.ts';
import { application } from '../testing/test-platform.ts';
import { createTestVoiceApi } from '../testing/test-voice-api.ts';

const other = { ...application, id: 'aaaaaaaa-0000-4000-8000-000000000002', numbers: [] };

function setUp() {
  const test = createTestVoiceApi();
  test.platform.applications.add(other);
  const file = { applicationId: application.id, type: 'audio/mpeg' };
  const id = keepFile(test.files, file, Buffer.from('sound'));
  return { ...test, id };
}

describe.each(['v1', 'v3'])('a file under /%s/files', (version) => {
  it('is had with its media type by the application that it belongs to', async () => {
    const { get, id } = setUp();
    const reply = await get(`/${version}/files/${id}`).expect(200);
    expect(reply.headers).toMatchObject({ 'content-type': 'audio/mpeg', 'content-length': '5' });
    expect((reply.body as Buffer).toString()).toBe('sound');
  });

  it('is not there for another application, nor one that never was', async () => {
    const { get, id, token } = setUp();
    const others = token({ application_id: other.id });
    const reply = await get(`/${version}/files/${id}`, others).expect(404);
    expect(reply.body).toMatchObject({ title: 'Not Found' });
    await get(`/${version}/files/none`).expect(404);
    await get(`/${version}/files/${id}`, 'no token').expect(401);
  });
});
