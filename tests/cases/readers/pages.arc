filedesc://invented.arc 0.0.0.0 20261129100000 text/plain 70
1 0 Invented
URL IP-address Archive-date Content-type Archive-length

https://courier.example/dam 192.0.2.1 20261129100000 text/html 403
HTTP/1.1 200 OK
Content-Type: text/html; charset=utf-8

<html><head><meta charset="utf-8"><title>Dam vote</title></head><body><nav>Home</nav><article><h1>Dam vote</h1><p>The council will vote on the dam on Friday, said Tom Reyes, who chairs its committee on water in the valley.</p><p>“We have waited for ten years,” he said, “and the river has not waited for us.”</p></article></body></html>
