//! Certificates of a test authority: right, expired, and for other hosts.

use std::sync::{Arc, LazyLock};

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair, date_time_ymd};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};

static AUTHORITY: LazyLock<CertifiedIssuer<'static, KeyPair>> = LazyLock::new(|| {
    let mut params = CertificateParams::new(Vec::new()).unwrap();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap()
});

/// Who a server says it is.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Identity {
    /// `localhost`, signed by the test authority.
    Right,
    /// Another host, signed by the test authority.
    OtherHost,
    /// `localhost`, signed by the test authority, until 2001.
    Expired,
    /// `localhost`, signed by nobody else.
    SelfSigned,
}

impl Identity {
    pub(super) fn acceptor(self) -> TlsAcceptor {
        let (certificate, key) = self.certificate();
        let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key.serialize_der()));
        let config = ServerConfig::builder().with_no_client_auth().with_single_cert(vec![certificate], key).unwrap();
        TlsAcceptor::from(Arc::new(config))
    }

    fn certificate(self) -> (CertificateDer<'static>, KeyPair) {
        let host = if matches!(self, Self::OtherHost) { "other.example" } else { "localhost" };
        let mut params = CertificateParams::new(vec![host.to_owned()]).unwrap();
        if matches!(self, Self::Expired) {
            params.not_before = date_time_ymd(2000, 1, 1);
            params.not_after = date_time_ymd(2001, 1, 1);
        }
        let key = KeyPair::generate().unwrap();
        let certificate = match self {
            Self::SelfSigned => params.self_signed(&key),
            _ => params.signed_by(&key, &AUTHORITY),
        };
        (certificate.unwrap().der().clone(), key)
    }
}

/// The settings of an HTTP client that trusts the test authority and no other.
pub(crate) fn trusting(builder: reqwest::ClientBuilder) -> reqwest::ClientBuilder {
    let authority = reqwest::Certificate::from_der(AUTHORITY.der()).unwrap();
    builder.tls_certs_only([authority])
}
