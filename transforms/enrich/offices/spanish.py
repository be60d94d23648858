"""Spanish offices, jobs and parts that people have in news, lower case."""

from transforms.enrich.lexicon import words

OFFICES = words(
    """
    abogada abogado accionista activista actor actriz acusada acusado acusador acusadora administrador administradora
    afectada afectado agricultor agricultora albañil alcalde alcaldesa almacenera almacenero alpinista ambientalista
    analista anestesista animador antropóloga antropólogo apicultor apoderado arquera arquero arqueóloga arqueólogo
    arquitecta asambleísta asesor asesora asistente astrónoma astrónomo atleta autor autora bailaor bailaora bailarina
    bailarín barrendero bibliotecaria bibliotecario bióloga bombera bombero cabecilla camarera camarero camionero
    campeona campeón canciller candidato cantante cantaor cantaora capataz capitán carnicera carnicero catedrática
    catedrático celador ciclista científica científico cineasta cirujana cirujano cocinera cocinero comandante
    comerciante comisaria comisario comisionada comisionado compañera compañero comunicador comunicadora concejal
    concejala conductora congresista consejera consejero conserje constructor consultor consultora convencional
    coordinador coordinadora coronel corporado corredor corredora costurera costurero criador cuidador cuidadora cura
    decana decano defensor defensora delantero delegada delegado demandante denunciante dependiente deportista detenida
    detenido diputada diputade diputado director directora dirigente diseñador diseñadora docente doctor doctora
    dramaturga dramaturgo dueña dueño ebanista ecologista economista ecóloga ecólogo edil educador educadora ejecutiva
    ejecutivo embajador embajadora empleada empleado empresaria empresario encargada encargado enfermera enfermero
    entomólogo entrenador entrenadora enóloga enólogo epidemióloga epidemiólogo escritor escritora estibador estudiante
    exalcalde exalcaldesa exdirector exdirectora exfiscal exgerenta exgerente exjuez exjugador exmandatario exministra
    exministro experta experto expresidenta expresidente feriante filósofa filósofo fiscal flamencóloga flamencólogo
    florista fundador fundadora futbolista galerista ganadera ganadero gerente geóloga geólogo glaciólogo gobernador
    gobernadora golero gremialista guardameta guionista herrera herrero hostelero hotelero humorista ilustradora
    imputada imputado infectóloga infectólogo ingeniera ingeniero inquilina inquilino inspectora integrante intendente
    interventor interventora investigado investigador investigadora jardinero jefa jefe jornalera jornalero jubilada
    jubilado juez jueza jugador jugadora jurista labrador legislador legisladora librera librero lideresa limpiadora
    locutor locutora líder maestra maestro magistrada magistrado mandataria mandatario manifestante maquinista marinero
    mariscadora matrona mecánico mediador mediadora mediapunta mediocampista mediocentro mesera mesero meteoróloga
    meteorólogo miembro ministra ministro modista monja monseñor montañero mánager médica médico músico naturalista
    notario novelista nutricionista obispo obrera obrero oceanógrafo opositor opositora organizador organizadora
    paleontólogo panadera panadero panelista parlamentaria parlamentario pastor pastora patrona patrón pediatra
    peluquera peluquero periodista perito pescadero pescador picantera picantero pintor pintora policía politóloga
    portavoz portera portero preparador presidenta presidente primatólogo procesada procesado procurador procuradora
    productor productora profesional profesor profesora programador promotor promotora propietaria propietario psicóloga
    psiquiatra querellante recluso rector rectora redactor redactora refugiada refugiado regatista regidor regidora
    rehén reina repartidor repartidora reportera reportero responsable restaurador restauradora rey sanitaria sanitario
    sargento secretaria secretario seleccionador seleccionadora senador senadora sindicalista sismóloga sismólogo
    sociólogo soldado subdirector subdirectora subsecretario superviviente tendera tendero teniente tenista terapeuta
    tesorera tesorero testigo titular torero trabajador trabajadora traductor traductora transportista tripulante
    técnica técnico urbanista usuaria usuario vecina vecino vendedor vendedora veterinaria veterinario vicealcalde
    vicealcaldesa viceministro vicepresidenta vigilante viróloga virólogo viticultor viticultora voluntaria voluntario
    víctima zaguero zapatera zapatero zoólogo
    """
)
