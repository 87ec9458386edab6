import { canStoreURLs } from "tus-js-client";

// Where a file that was cut goes on. What is kept names the file by a hash, and says nothing else of it (ASVS 5.0, 14.3.3).
const keyOf = (fingerprint) => `tus::${fingerprint}`;

// Without TLS a browser reckons no hash: then nothing is kept.
async function fingerprint(file, { endpoint }) {
  if (!crypto.subtle) return null;
  const words = JSON.stringify([endpoint, file.name, file.size, file.type, file.lastModified]);
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(words)));
  return [...hash].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

const urlStorage = {
  async findUploadsByFingerprint(fingerprint) {
    const kept = fingerprint && localStorage.getItem(keyOf(fingerprint));
    return kept ? [{ ...JSON.parse(kept), urlStorageKey: keyOf(fingerprint) }] : [];
  },
  async addUpload(fingerprint, { uploadUrl, creationTime }) {
    localStorage.setItem(keyOf(fingerprint), JSON.stringify({ uploadUrl, creationTime }));
    return keyOf(fingerprint);
  },
  async removeUpload(key) {
    localStorage.removeItem(key);
  },
};

export const unfinished = canStoreURLs ? { fingerprint, urlStorage, removeFingerprintOnSuccess: true } : { storeFingerprintForResuming: false };
