"""What browsers are told to forbid: the Content-Security-Policy and related headers, on every answer."""

import base64
import hashlib
import re

INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
NOTHING = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Not "no-referrer": with it a browser hides our own Origin from us (`Origin: null`) when sending a form.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


def inline_scripts(page: str) -> tuple[str, ...]:
    """Return the sources that allow the inline scripts of a page and no others."""
    return tuple(hash_of(script) for script in INLINE_SCRIPT.findall(page))


def hash_of(text: str) -> str:
    """Return the source that allows one inline script or style."""
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode("ascii")
    return f"'sha256-{digest}'"


def for_pages(scripts: tuple[str, ...], *, socket: str) -> str:
    """Return the policy under which the dashboard runs; `socket` is its own WebSocket's address.

    Measured in Chromium on every page by the violations it reports. Not needed: `unsafe-eval` (Plotly, Vega
    and Arrow do without it), inline scripts except Streamlit's own, frames, other hosts. The only thing that
    is requested but refused is WebAssembly: protobuf.js tries it at the start and also works without it.
    """
    return "; ".join(
        (
            "default-src 'none'",
            # Streamlit loads our reader's script from blob:, and only a running script can make one.
            f"script-src 'self' blob: {' '.join(scripts)}",
            # Emotion, Plotly and the grid write styles as they run.
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            f"connect-src 'self' {socket}",
            "worker-src 'self' blob:",
            "media-src 'self'",
            "manifest-src 'self'",
            "frame-src 'none'",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    )
